package dev.slipway.server.expression;

import dev.slipway.server.expression.filter.Budget;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text with {@code #{...}} in it, parsed once, evaluated as often as needed. Immutable. */
public final class Template {
    private final String source;
    private final List<Node> nodes;
    private final @Nullable String error;

    Template(String source, List<Node> nodes, @Nullable String error) {
        this.source = source;
        this.nodes = List.copyOf(nodes);
        this.error = error;
    }

    /** Never throws: a malformed text is a template that evaluates to itself and an error (R6.29). */
    public static Template parse(String text) {
        return parse(text, false);
    }

    /** Malformed tokens are taken for text. Never throws. */
    public static Template parseLeniently(String text) {
        return parse(text, true);
    }

    private static Template parse(String text, boolean leniently) {
        if (text.length() > Budget.MAX_TEXT) {
            return new Template(text, List.of(), "The text is longer than " + Budget.MAX_TEXT + " characters");
        }
        return new TemplateParser(text, leniently).parse();
    }

    public Evaluated evaluate(Values values) {
        return evaluate(values, Clock.system(ZoneId.systemDefault()));
    }

    /**
     * Evaluates lazily: only what the result needs is looked up. Takes time and memory within fixed limits; a template
     * that exceeds them evaluates to itself and an error.
     *
     * @param clock gives the time and the time zone for {@code NowDate}
     */
    public Evaluated evaluate(Values values, Clock clock) {
        return new Evaluation(values, clock).evaluate(this);
    }

    /** The text as written. */
    public String source() {
        return source;
    }

    /** Why the text is malformed, or null. */
    public @Nullable String error() {
        return error;
    }

    List<Node> nodes() {
        return nodes;
    }

    @Override
    public String toString() {
        return source;
    }
}
