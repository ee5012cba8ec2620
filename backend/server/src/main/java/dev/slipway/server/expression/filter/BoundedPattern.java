package dev.slipway.server.expression.filter;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression from outside: it is trusted with nothing. All searches of one instance together take limited time,
 * so make one for each request. One thread at a time.
 */
public final class BoundedPattern {
    private static final int LONGEST = 1000;

    private final Pattern pattern;
    private final Budget budget = new Budget();

    private BoundedPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** None when the text is no regular expression, or one that could take too long. */
    public static Optional<BoundedPattern> compile(String text) {
        if (text.length() > LONGEST || !PatternCost.isBearable(text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BoundedPattern(Pattern.compile(text)));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether a part of the text matches.
     *
     * @throws LimitExceeded when that cannot be told within the limits
     */
    public boolean isIn(String text) {
        try {
            return pattern.matcher(new CountedText(text, budget)).find();
        } catch (StackOverflowError e) {
            // The JDK's matcher calls itself for every turn of a group. Nothing is left half done by unwinding it.
            throw new LimitExceeded("A regular expression needs too much memory");
        }
    }

    @Override
    public String toString() {
        return pattern.pattern();
    }
}
