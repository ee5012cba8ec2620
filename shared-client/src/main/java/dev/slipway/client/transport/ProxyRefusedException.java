package dev.slipway.client.transport;

import java.io.IOException;

/** A proxy did not let a request through. To try again would do no good, and may lock the user out. */
public final class ProxyRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    ProxyRefusedException(String message) {
        super(message);
    }
}
