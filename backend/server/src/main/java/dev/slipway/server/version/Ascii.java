package dev.slipway.server.version;

/** The characters of the version grammars; they know nothing but ASCII. */
final class Ascii {
    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isAlphanumeric(int c) {
        return isDigit(c) || isLetter(c);
    }

    /** Whether the text is one number; the empty text is not. */
    static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(Ascii::isDigit);
    }

    private Ascii() {}
}
