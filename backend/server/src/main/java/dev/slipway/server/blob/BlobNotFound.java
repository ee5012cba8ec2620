package dev.slipway.server.blob;

import java.io.IOException;

/** The store has no bytes with this hash. */
public final class BlobNotFound extends IOException {
    private static final long serialVersionUID = 1L;

    BlobNotFound(Sha256 sha256) {
        super("There is no stored content with SHA-256 " + sha256);
    }
}
