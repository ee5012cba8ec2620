package dev.slipway.server.version;

/** A text is not a version, or not a version range, of its kind; the message quotes it and gives the reason. */
public final class InvalidVersion extends IllegalArgumentException {
    private static final int QUOTED = 60;

    private InvalidVersion(String message) {
        super(message);
    }

    static InvalidVersion of(String noun, String text, String reason) {
        return new InvalidVersion("'" + shortened(text) + "' is not a " + noun + ": " + reason);
    }

    /** Keeps the message readable, whatever has been sent. */
    static String shortened(String text) {
        return text.length() <= QUOTED ? text : text.substring(0, QUOTED) + "...";
    }
}
