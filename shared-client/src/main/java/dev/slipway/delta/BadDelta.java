package dev.slipway.delta;

import java.io.IOException;

/** Bytes that are no signature or no delta, or not one of this file. The message is a sentence for whoever sent them. */
public final class BadDelta extends IOException {
    private static final long serialVersionUID = 1L;

    BadDelta(String message) {
        super(message);
    }
}
