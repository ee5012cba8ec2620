package dev.slipway.server.expression;

import dev.slipway.server.expression.Node.Condition;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one pair of braces. */
final class TagReader {
    private static final Map<String, Tag> FIXED = Map.of(
            "#{else}", new Tag.Else(),
            "#{/if}", new Tag.End(Tag.If.class),
            "#{/unless}", new Tag.End(Tag.Unless.class),
            "#{/each}", new Tag.End(Tag.Each.class));

    private final String text;
    private final int start;
    private final ExpressionReader in;

    /** @param start where the opening sign is */
    TagReader(String text, int start) {
        this.text = text;
        this.start = start;
        this.in = new ExpressionReader(text, start);
    }

    /** Where the tag ends, after it has been read. */
    int end() {
        return in.position();
    }

    Tag read() throws MalformedExpression {
        for (var fixed : FIXED.entrySet()) {
            if (in.skip(fixed.getKey())) {
                return fixed.getValue();
            }
        }
        if (in.skip("#{elseif ")) {
            return new Tag.ElseIf(closed(condition()));
        }
        in.expect("#{");
        in.skipBlanks();
        if (in.skipKeyword("if")) {
            return new Tag.If(closed(condition()));
        }
        if (in.skipKeyword("unless")) {
            return new Tag.Unless(closed(condition()).negate());
        }
        if (in.skipKeyword("each")) {
            return closed(each());
        }
        if (in.skipKeyword("calc")) {
            int expression = in.position();
            List<Calculator.Term> terms = closed(new CalculationReader(in).read());
            return new Tag.Whole(new Node.Calculation("#{" + text.substring(expression, end()), terms));
        }
        Expression.Chain chain = closed(in.chain());
        return new Tag.Whole(new Node.Substitution(text.substring(start, end()), chain));
    }

    private <T> T closed(T content) throws MalformedExpression {
        in.skipBlanks();
        in.expect("}");
        return content;
    }

    private Tag.Each each() throws MalformedExpression {
        String variable = in.take(c -> ExpressionReader.isNameCharacter(c) && !Character.isWhitespace(c));
        if (variable.isEmpty()) {
            throw in.malformed("the name of the loop's variable is expected");
        }
        in.skipBlanks();
        if (!in.skipKeyword("in")) {
            throw in.malformed("'in' is expected");
        }
        return new Tag.Each(variable, in.symbol(ExpressionReader::isNameCharacter));
    }

    private Condition condition() throws MalformedExpression {
        Expression left = side();
        in.skipBlanks();
        boolean different = in.skip("!=");
        Expression right = different || in.skip("==") ? side() : null;
        if (right == null && left instanceof Expression.Literal) {
            throw in.malformed("'==' or '!=' is expected");
        }
        return new Condition(left, right, different);
    }

    private Expression side() throws MalformedExpression {
        in.skipBlanks();
        @Nullable Expression quoted = in.quoted();
        return quoted != null ? quoted : in.chain();
    }
}
