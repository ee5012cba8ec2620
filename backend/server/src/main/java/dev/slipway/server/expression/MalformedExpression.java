package dev.slipway.server.expression;

/** A tag cannot be read; stays inside this package. */
final class MalformedExpression extends Exception {
    private final int position;

    /** @param position where in the template something else was expected, counted from 0 */
    MalformedExpression(int position, String expectation) {
        super(expectation, null, false, false);
        this.position = position;
    }

    String sentence() {
        return "The expression cannot be read at character " + (position + 1) + ": " + getMessage();
    }
}
