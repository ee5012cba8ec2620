package dev.slipway.server.expression;

import java.util.Locale;

/** Evaluates texts that are used once; for a text that is used often, keep its {@link Template}. */
public final class Expressions {
    /** A malformed text stays as it is (R6.29). Never throws, whatever the text and the values are. */
    public static Evaluated evaluate(String text, Values values) {
        return Template.parse(text).evaluate(values);
    }

    /** Of a malformed text only the malformed tokens stay as they are; for files, which may use the signs otherwise. */
    public static Evaluated evaluateLeniently(String text, Values values) {
        return Template.parseLeniently(text).evaluate(values);
    }

    /** Whether a text means yes (R6.31): not empty, not 0, not no or false in any case. */
    public static boolean isTruthy(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return !text.isEmpty() && !text.equals("0") && !word.equals("no") && !word.equals("false");
    }

    private Expressions() {}
}
