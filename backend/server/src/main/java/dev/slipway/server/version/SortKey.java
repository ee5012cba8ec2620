package dev.slipway.server.version;

import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Writes what orders a version as a text that sorts alike.
 *
 * <p>Every element is prefix-free and its order is the order of its text, so elements can be strung together. Only
 * lower-case letters and digits occur, for the collations of databases may skip punctuation and case.
 */
final class SortKey {
    /** Sorts before every key, for the numbers of all others have ten digits. */
    static final String BEFORE_ALL = "0";

    private static final int NUMBERS = 4;

    private final StringBuilder key = new StringBuilder();

    /** Four numbers, then the release after its prereleases, then the labels one by one (R3.8, R3.11). */
    static String ofNumbered(List<Integer> numbers, List<String> labels) {
        var key = new SortKey().numbers(numbers).numbers(Collections.nCopies(NUMBERS - numbers.size(), 0));
        if (labels.isEmpty()) {
            return key.rank('1').toString();
        }
        key.rank('0');
        for (String label : labels) {
            if (Ascii.isNumber(label)) {
                key.rank('1').bigNumber(label);
            } else {
                key.rank('2').word(label);
            }
        }
        return key.rank('0').toString();
    }

    /** A number of ten digits for each. */
    SortKey numbers(List<Integer> numbers) {
        numbers.forEach(number -> padded(number, 10));
        return this;
    }

    SortKey rank(char rank) {
        key.append(rank);
        return this;
    }

    /** A number of any size: how many digits it has, then the digits. */
    SortKey bigNumber(String digits) {
        int zeros = 0;
        while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
            zeros++;
        }
        padded(digits.length() - zeros, 3);
        key.append(digits, zeros, digits.length());
        return this;
    }

    /**
     * Printable ASCII in any case, shorter first, punctuation before digits before letters. Letters stand for
     * themselves; the rest is moved below them: end 0, punctuation 1 and its code, digit 2 and itself.
     */
    SortKey word(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (Ascii.isLetter(c)) {
                key.append(c);
            } else if (Ascii.isDigit(c)) {
                key.append('2').append(c);
            } else {
                key.append('1');
                padded(c, 3);
            }
        }
        key.append('0');
        return this;
    }

    private void padded(int number, int width) {
        String digits = Integer.toString(number);
        key.append("0".repeat(width - digits.length())).append(digits);
    }

    @Override
    public String toString() {
        return key.toString();
    }
}
