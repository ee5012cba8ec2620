package dev.slipway.server.version;

import java.util.function.Function;

/** Reads one of the numbers with which a version begins. */
final class NumberReader {
    /** @throws InvalidVersion made from a reason, when the number does not fit into 31 bits */
    static int read(TextCursor in, Function<String, InvalidVersion> refusal) {
        String digits = in.take(Ascii::isDigit);
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            value = value * 10 + (digits.charAt(i) - '0');
            if (value > Integer.MAX_VALUE) {
                throw refusal.apply("the number " + InvalidVersion.shortened(digits) + " is larger than 2147483647");
            }
        }
        return (int) value;
    }

    private NumberReader() {}
}
