package dev.slipway.server.expression.filter;

/** An evaluation wants more than it may have; the message says of what. */
public final class LimitExceeded extends RuntimeException {
    public LimitExceeded(String message) {
        super(message, null, false, false);
    }
}
