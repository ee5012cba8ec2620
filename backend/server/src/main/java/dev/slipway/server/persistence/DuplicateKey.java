package dev.slipway.server.persistence;

/** A unique index refused a row. Catch it outside the transaction, which PostgreSQL has ended by then. */
public final class DuplicateKey extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DuplicateKey(Throwable cause) {
        super("A unique index refused the row", cause);
    }
}
