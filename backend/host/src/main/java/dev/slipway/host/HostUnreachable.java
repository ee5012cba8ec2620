package dev.slipway.host;

import java.io.IOException;

/**
 * A machine could not be reached, did not let us in, or the connection broke; what became of an operation that had begun is then
 * unknown. The message is fit for a deployment's log.
 */
public final class HostUnreachable extends IOException {
    private static final long serialVersionUID = 1L;

    public HostUnreachable(String message) {
        super(message);
    }

    public HostUnreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
