package dev.slipway.server.expression;

import dev.slipway.server.expression.Calculator.Operator;
import dev.slipway.server.expression.Calculator.Term;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a calculation and puts it into postfix order (the shunting yard). */
final class CalculationReader {
    private static final Map<String, Operator> BINARY =
            Map.of("+", Operator.ADD, "-", Operator.SUBTRACT, "*", Operator.MULTIPLY, "/", Operator.DIVIDE);

    private final ExpressionReader in;
    private final List<Term> terms = new ArrayList<>();

    /** Operators that wait for their right side, each list one pair of parentheses. */
    private final Deque<Deque<Operator>> waiting = new ArrayDeque<>();

    CalculationReader(ExpressionReader in) {
        this.in = in;
    }

    List<Term> read() throws MalformedExpression {
        waiting.push(new ArrayDeque<>());
        boolean more = true;
        while (more) {
            readOperand();
            more = readOperator();
        }
        if (waiting.size() > 1) {
            throw in.malformed("')' is expected");
        }
        releaseAll(waiting.pop());
        return List.copyOf(terms);
    }

    private void readOperand() throws MalformedExpression {
        while (true) {
            in.skipBlanks();
            if (in.skip("(")) {
                waiting.push(new ArrayDeque<>());
            } else if (in.skip("-")) {
                waiting.element().push(Operator.NEGATE);
            } else {
                break;
            }
        }
        String digits = in.take(c -> (c >= '0' && c <= '9') || c == '.');
        if (!digits.isEmpty()) {
            BigDecimal number = Calculator.number(digits);
            if (number == null) {
                throw in.malformed("a number of at most 100 digits is expected");
            }
            terms.add(new Calculator.Constant(number));
        } else if (in.skip("{")) {
            terms.add(new Calculator.Variable(in.symbol(ExpressionReader::isNameCharacter)));
            in.expect("}");
        } else {
            terms.add(new Calculator.Variable(
                    in.symbol(c -> ExpressionReader.isNameCharacter(c) && c != '(' && c != ')')));
        }
    }

    /** Whether there is an operator; closes parentheses on the way. */
    private boolean readOperator() {
        in.skipBlanks();
        while (waiting.size() > 1 && in.skip(")")) {
            releaseAll(waiting.pop());
            in.skipBlanks();
        }
        @Nullable Operator operator = null;
        for (var candidate : BINARY.entrySet()) {
            if (in.skip(candidate.getKey())) {
                operator = candidate.getValue();
                break;
            }
        }
        if (operator == null) {
            return false;
        }
        Deque<Operator> pending = waiting.element();
        while (!pending.isEmpty() && pending.element().bindsAtLeastAs(operator)) {
            terms.add(pending.pop());
        }
        pending.push(operator);
        return true;
    }

    private void releaseAll(Deque<Operator> operators) {
        while (!operators.isEmpty()) {
            terms.add(operators.pop());
        }
    }
}
