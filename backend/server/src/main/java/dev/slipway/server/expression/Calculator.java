package dev.slipway.server.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Computes with decimal numbers of 16 digits (R6.34). */
final class Calculator {
    private static final MathContext PRECISION = MathContext.DECIMAL64;
    private static final int MAX_LENGTH = 100;
    private static final int MAX_MAGNITUDE = 300;

    /** A part of a calculation in postfix order, so that computing needs no recursion. */
    sealed interface Term {}

    record Constant(BigDecimal value) implements Term {}

    record Variable(Expression.Symbol symbol) implements Term {}

    enum Operator implements Term {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        NEGATE;

        boolean bindsAtLeastAs(Operator other) {
            return rank() >= other.rank();
        }

        private int rank() {
            return switch (this) {
                case ADD, SUBTRACT -> 1;
                case MULTIPLY, DIVIDE -> 2;
                case NEGATE -> 3;
            };
        }
    }

    /**
     * @param values gives the text of a variable, or null
     * @return the number without an exponent and trailing zeros, or null when there is none
     */
    static @Nullable String compute(List<Term> terms, Function<Expression.Symbol, @Nullable String> values) {
        Deque<BigDecimal> numbers = new ArrayDeque<>();
        for (Term term : terms) {
            BigDecimal result = term instanceof Constant constant
                    ? constant.value()
                    : term instanceof Variable variable
                            ? number(values.apply(variable.symbol()))
                            : applied((Operator) term, numbers);
            if (result == null || Math.abs((long) result.precision() - result.scale()) > MAX_MAGNITUDE) {
                return null;
            }
            numbers.push(result);
        }
        BigDecimal result = numbers.pop().stripTrailingZeros();
        return result.signum() == 0 ? "0" : result.toPlainString();
    }

    private static @Nullable BigDecimal applied(Operator operator, Deque<BigDecimal> numbers) {
        BigDecimal right = numbers.pop();
        if (operator == Operator.NEGATE) {
            return right.negate();
        }
        BigDecimal left = numbers.pop();
        return switch (operator) {
            case ADD -> left.add(right, PRECISION);
            case SUBTRACT -> left.subtract(right, PRECISION);
            case MULTIPLY -> left.multiply(right, PRECISION);
            default -> right.signum() == 0 ? null : left.divide(right, PRECISION);
        };
    }

    /** Only digits, a sign and a point: an exponent could make a number of any length. */
    static @Nullable BigDecimal number(@Nullable String text) {
        String digits = text == null ? "" : text.strip();
        if (digits.length() > MAX_LENGTH || !digits.chars().allMatch(c -> "+-.0123456789".indexOf(c) >= 0)) {
            return null;
        }
        try {
            return new BigDecimal(digits);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private Calculator() {}
}
