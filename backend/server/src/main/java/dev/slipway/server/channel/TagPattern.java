package dev.slipway.server.channel;

import dev.slipway.server.problem.Checks;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression for the prerelease part of a version (R4.21). Users write it, so it may be one whose search never
 * ends; the work is bounded in two ways. How often the text is looked at is counted, and because an expression can
 * also try many ways without looking at the text, those ways are bounded when it is read.
 */
final class TagPattern {
    static final int MAX_LENGTH = 500;

    /** The product of the alternatives, and of the repetitions that are counted. */
    private static final long MAX_WAYS = 1 << 14;

    private static final long MAX_WORK = 100_000_000;

    private final Pattern pattern;
    private final long maxLooks;

    private TagPattern(Pattern pattern, long maxLooks) {
        this.pattern = pattern;
        this.maxLooks = maxLooks;
    }

    /** @throws InvalidTagPattern naming what is wrong with it */
    static TagPattern parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new InvalidTagPattern("'" + Checks.quote(text) + "' is longer than " + MAX_LENGTH + " characters");
        }
        long ways = ways(text);
        if (ways > MAX_WAYS) {
            throw new InvalidTagPattern("'" + Checks.quote(text) + "' has too many alternatives and repetitions");
        }
        try {
            return new TagPattern(Pattern.compile(text), MAX_WORK / ways);
        } catch (PatternSyntaxException e) {
            throw new InvalidTagPattern(
                    "'" + Checks.quote(text) + "' is not a regular expression: " + e.getDescription());
        }
    }

    /** Counts more than there are inside brackets, which does no harm. */
    private static long ways(String pattern) {
        long ways = 1;
        for (int i = 0; i < pattern.length() && ways <= MAX_WAYS; i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '{') {
                ways *= Math.max(2, largestNumber(pattern, i + 1));
            } else if (c == '|' || c == '*' || c == '+' || (c == '?' && !isGroupOpening(pattern, i))) {
                ways *= 2;
            }
        }
        return ways;
    }

    private static boolean isGroupOpening(String pattern, int questionMark) {
        return questionMark > 0 && pattern.charAt(questionMark - 1) == '(';
    }

    /** The larger one of {@code {n,m}}, or one above the bound where it has too many digits. */
    private static long largestNumber(String pattern, int start) {
        long largest = 0;
        long number = 0;
        for (int i = start; i < pattern.length() && pattern.charAt(i) != '}'; i++) {
            int digit = Character.digit(pattern.charAt(i), 10);
            number = digit < 0 ? 0 : Math.min(MAX_WAYS + 1, number * 10 + digit);
            largest = Math.max(largest, number);
        }
        return largest;
    }

    /** @throws InvalidTagPattern when the search takes too many steps */
    boolean isFoundIn(String text) {
        try {
            return pattern.matcher(new CountedText(text, maxLooks)).find();
        } catch (StackOverflowError e) {
            // The JDK's matcher calls itself for every turn of a group. Nothing is left half done by unwinding it.
            throw tooCostly();
        }
    }

    private InvalidTagPattern tooCostly() {
        return new InvalidTagPattern("'" + Checks.quote(pattern.pattern()) + "' takes too many steps to search for");
    }

    /** A text that gives up when it has been looked at too often, as a backtracking search would. */
    private final class CountedText implements CharSequence {
        private final String text;
        private long looksLeft;

        CountedText(String text, long looksLeft) {
            this.text = text;
            this.looksLeft = looksLeft;
        }

        @Override
        public char charAt(int index) {
            if (looksLeft-- == 0) {
                throw tooCostly();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
