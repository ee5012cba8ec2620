package dev.slipway.server.persistence;

/**
 * The database was away for so long that waiting for it was given up, or it went away in the middle of a commit, of which
 * nobody knows whether it came through.
 */
public final class ConnectionLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConnectionLost(Throwable cause) {
        super("The connection to the database was lost", cause);
    }
}
