package dev.slipway.server.channel;

/** A text is not a pattern, or one that takes too long to search for; the message says why. */
final class InvalidTagPattern extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidTagPattern(String message) {
        super(message);
    }
}
