package dev.slipway.server.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands between the braces. */
sealed interface Expression {
    /** A quoted text. */
    record Literal(String text) implements Expression {}

    /** The path to a variable: {@code Octopus.Action[#{Step}].Output.Url}; the first step is a name. */
    record Symbol(List<Step> steps) implements Expression {}

    /** A variable, or nothing, and the filters through which it goes from left to right. */
    record Chain(@Nullable Symbol input, List<FilterCall> filters) implements Expression {}

    record FilterCall(String name, List<Expression> arguments) {}

    sealed interface Step {
        record Name(String text) implements Step {}

        /** An index in brackets: texts and substitutions in a row. */
        record Index(List<Expression> parts) implements Step {}
    }
}
