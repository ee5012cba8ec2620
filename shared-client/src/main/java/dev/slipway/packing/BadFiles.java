package dev.slipway.packing;

import java.io.IOException;

/** The files are not such that they can be packed. The message is a sentence for the user. */
public final class BadFiles extends IOException {
    private static final long serialVersionUID = 1L;

    BadFiles(String message) {
        super(message);
    }

    BadFiles(String message, Throwable cause) {
        super(message, cause);
    }
}
