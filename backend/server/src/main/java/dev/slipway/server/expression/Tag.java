package dev.slipway.server.expression;

import dev.slipway.server.expression.Node.Condition;

/** What one pair of braces is: a whole node, or the beginning, the middle or the end of a block. */
sealed interface Tag {
    record Whole(Node node) implements Tag {}

    record If(Condition condition) implements Tag {}

    record Unless(Condition condition) implements Tag {}

    record Each(String variable, Expression.Symbol collection) implements Tag {}

    record ElseIf(Condition condition) implements Tag {}

    record Else() implements Tag {}

    /** @param opening the kind of tag that it ends */
    record End(Class<? extends Tag> opening) implements Tag {}
}
