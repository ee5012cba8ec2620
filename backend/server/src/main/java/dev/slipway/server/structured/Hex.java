package dev.slipway.server.structured;

/** Characters as four hexadecimal digits. */
final class Hex {
    private Hex() {}

    /** The number of the four digits at a position, or -1 if there are none. */
    static int four(String text, int at) {
        if (at + 4 > text.length()) {
            return -1;
        }
        int code = 0;
        for (int i = at; i < at + 4; i++) {
            char c = text.charAt(i);
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return -1;
            }
            code = code * 16 + digit;
        }
        return code;
    }

    /** As <code>&#92;u00e9</code>; a character beyond the first 65,536 as its two halves. */
    static void append(StringBuilder text, int codePoint) {
        for (char c : Character.toChars(codePoint)) {
            text.append(String.format("\\u%04x", (int) c));
        }
    }
}
