package dev.slipway.server.expression.filter;

/** The work that one evaluation may do. Counted, not timed, so that the same template always has the same result. */
public final class Budget {
    /** The most characters that a template, a value or a result may have. */
    public static final int MAX_TEXT = 16 * 1024 * 1024;

    public static final long MAX_WORK = 100_000_000;

    private long work;

    /** @param steps about as many as characters have been looked at */
    public void spend(long steps) {
        work += steps;
        if (work > MAX_WORK) {
            throw new LimitExceeded("The evaluation takes more than " + MAX_WORK + " steps");
        }
    }

    /** How many steps have been taken. */
    public long spent() {
        return work;
    }

    public void checkLength(long length) {
        if (length > MAX_TEXT) {
            throw new LimitExceeded("The result is longer than " + MAX_TEXT + " characters");
        }
    }
}
