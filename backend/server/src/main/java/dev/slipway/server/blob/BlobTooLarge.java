package dev.slipway.server.blob;

import java.io.IOException;

/** More bytes came than the caller allows. The message is fit for whoever sent them. */
public final class BlobTooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    private final long limit;

    BlobTooLarge(long limit) {
        super("The file is larger than the limit of " + limit + " bytes");
        this.limit = limit;
    }

    /** The most bytes that would have been taken. */
    public long limit() {
        return limit;
    }
}
