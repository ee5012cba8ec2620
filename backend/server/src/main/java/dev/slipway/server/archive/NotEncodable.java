package dev.slipway.server.archive;

import java.io.IOException;

/** A text has a character that its encoding has not. */
public final class NotEncodable extends IOException {
    private static final long serialVersionUID = 1L;

    /** The message has the place and not the text, which may hold a secret. */
    NotEncodable(TextEncoding encoding, int line) {
        super("Line " + line + " has a character that cannot be written in " + encoding);
    }
}
