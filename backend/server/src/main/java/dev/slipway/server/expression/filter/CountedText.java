package dev.slipway.server.expression.filter;

/** A text that gives up when it has been looked at too often, as a search that backtracks would. */
final class CountedText implements CharSequence {
    private static final long MAX_STEPS = 5_000_000;

    private final String text;
    private final Budget budget;
    private long steps;

    CountedText(String text, Budget budget) {
        this.text = text;
        this.budget = budget;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        budget.spend(1);
        if (++steps > MAX_STEPS) {
            throw new LimitExceeded("A regular expression takes more than " + MAX_STEPS + " steps");
        }
        return text.charAt(index);
    }

    /** A copy, for what has matched is not looked at again. */
    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
