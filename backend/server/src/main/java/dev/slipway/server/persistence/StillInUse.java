package dev.slipway.server.persistence;

/** A foreign key refused the change: another row points to this one, or the row pointed to is gone. */
public final class StillInUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StillInUse(Throwable cause) {
        super("A foreign key refused the change", cause);
    }
}
