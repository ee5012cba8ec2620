package dev.slipway.server.task;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What stands for a secret in a log: its text, its lines, and what it is within the Base64 of a longer text, where it begins at one of three
 * places of a group. Texts that only escape some of its characters are left to {@link LogView}.
 */
final class SecretForms {
    /** Those of up to three characters are left, for masking them would make logs unreadable (R6.14). */
    static final int SHORTEST = 4;

    /** Longer ones are found by their blocks, so that a part of a long secret, such as of a key, is masked too. */
    static final int LONGEST = 256;

    /** Base64 of what is longer is not looked for. */
    private static final int LONGEST_ENCODED = 64 * 1024;

    private static final int BITS_OF_BYTE = 8;
    private static final int BITS_OF_DIGIT = 6;
    private static final int GROUP = 3;

    /** Where programs break Base64 into lines: openssl and PEM, and coreutils. */
    private static final int[] WIDTHS = {64, 76};

    private static final int SHORTEST_LINE = 8;

    /**
     * A text to look for.
     *
     * @param isCutBefore whether the digit of Base64 before it has bits of the secret too
     * @param isCutAfter whether the digit after it does
     */
    record Form(String text, boolean isCutBefore, boolean isCutAfter) {
        /** The text is secret. */
        @Override
        public String toString() {
            return "a form of a secret";
        }
    }

    private final Set<Form> forms = new LinkedHashSet<>();

    private SecretForms() {}

    static Set<Form> of(String secret) {
        var found = new SecretForms();
        found.addText(secret);
        secret.lines().map(String::strip).forEach(found::addText);
        return found.forms;
    }

    private void addText(String text) {
        if (text.length() >= SHORTEST) {
            add(text, false, false);
            if (text.length() <= LONGEST_ENCODED) {
                addBase64(text.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void addBase64(byte[] secret) {
        for (int before = 0; before < GROUP; before++) {
            byte[] shifted = new byte[before + secret.length];
            System.arraycopy(secret, 0, shifted, before, secret.length);
            int bits = shifted.length * BITS_OF_BYTE;
            int start = (before * BITS_OF_BYTE + BITS_OF_DIGIT - 1) / BITS_OF_DIGIT;
            int end = bits / BITS_OF_DIGIT;
            boolean isCutAfter = bits % BITS_OF_DIGIT > 0;
            String digits = Base64.getEncoder().encodeToString(shifted).substring(start, end);
            String urlDigits = digits.replace('+', '-').replace('/', '_');
            add(digits, before > 0, isCutAfter);
            add(urlDigits, before > 0, isCutAfter);
            if (before == 0) {
                Arrays.stream(WIDTHS).forEach(width -> addLines(digits, width));
            }
        }
    }

    private void addLines(String digits, int width) {
        for (int i = 0; i < digits.length() && digits.length() > width; i += width) {
            String line = digits.substring(i, Math.min(digits.length(), i + width));
            if (line.length() >= SHORTEST_LINE) {
                add(line, false, true);
            }
        }
    }

    private void add(String text, boolean isCutBefore, boolean isCutAfter) {
        if (text.length() <= LONGEST) {
            forms.add(new Form(text, isCutBefore, isCutAfter));
            return;
        }
        for (int i = 0; i < text.length(); i += LONGEST) {
            int start = Math.min(i, text.length() - LONGEST);
            boolean isFirst = start == 0;
            boolean isLast = start + LONGEST == text.length();
            forms.add(new Form(text.substring(start, start + LONGEST), isCutBefore && isFirst, isCutAfter && isLast));
        }
    }
}
