package dev.slipway.server.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a template. */
sealed interface Node {
    record Text(String text) implements Node {}

    /** @param source the tag as written, for when it has no value */
    record Substitution(String source, Expression.Chain chain) implements Node {}

    /**
     * A conditional is as long as what is in it, so it keeps places in the template instead of its source.
     *
     * @param start where the first tag begins
     * @param bodyStart where the first tag ends
     * @param end where the last tag ends
     * @param otherwise what to use when no branch is; empty without an else
     */
    record Conditional(int start, int bodyStart, int end, List<Branch> branches, List<Node> otherwise)
            implements Node {}

    record Branch(Condition condition, List<Node> body) {}

    record Loop(String variable, Expression.Symbol collection, List<Node> body) implements Node {}

    /**
     * @param source what it leaves behind when it has no value
     * @param terms the expression in postfix order
     */
    record Calculation(String source, List<Calculator.Term> terms) implements Node {}

    /**
     * What a conditional asks: whether one side is truthy, or whether two sides are the same text.
     *
     * @param right the other side, or null when the left side alone decides
     * @param negated for {@code !=} and {@code unless}
     */
    record Condition(Expression left, @Nullable Expression right, boolean negated) {
        Condition negate() {
            return new Condition(left, right, !negated);
        }
    }
}
