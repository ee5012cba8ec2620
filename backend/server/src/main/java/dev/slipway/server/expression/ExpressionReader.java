package dev.slipway.server.expression;

import dev.slipway.server.expression.Expression.Chain;
import dev.slipway.server.expression.Expression.FilterCall;
import dev.slipway.server.expression.Expression.Literal;
import dev.slipway.server.expression.Expression.Step;
import dev.slipway.server.expression.Expression.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads symbols, filter chains and quoted texts from a position of a template on.
 *
 * <p>Reading never goes back. A tag that turns out to be malformed is read again from its inner tags only, and nesting
 * and length are limited, so a template is read in linear time whatever is in it.
 */
final class ExpressionReader {
    private static final int MAX_NESTING = 8;
    private static final int MAX_LENGTH = 1 << 16;
    private static final int MAX_STEPS = 64;
    private static final String OPENING = "#{";

    private final String text;
    private final int limit;
    private int at;
    private int nesting;

    ExpressionReader(String text, int start) {
        this.text = text;
        this.at = start;
        this.limit = Math.min(text.length(), start + MAX_LENGTH);
    }

    int position() {
        return at;
    }

    boolean looksAt(String wanted) {
        return at + wanted.length() <= limit && text.startsWith(wanted, at);
    }

    boolean skip(String wanted) {
        boolean found = looksAt(wanted);
        at += found ? wanted.length() : 0;
        return found;
    }

    void expect(String wanted) throws MalformedExpression {
        if (!skip(wanted)) {
            throw malformed("'" + wanted + "' is expected");
        }
    }

    void skipBlanks() {
        take(Character::isWhitespace);
    }

    /** Skips a word in any case and the blanks behind it, of which there must be one. */
    boolean skipKeyword(String word) {
        int end = at + word.length();
        if (end >= limit
                || !text.regionMatches(true, at, word, 0, word.length())
                || !Character.isWhitespace(text.charAt(end))) {
            return false;
        }
        at = end;
        skipBlanks();
        return true;
    }

    String take(IntPredicate wanted) {
        int start = at;
        while (at < limit && wanted.test(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    MalformedExpression malformed(String expectation) {
        return new MalformedExpression(at, expectation);
    }

    /** A symbol and filters; the symbol may be missing when there is a filter. */
    Chain chain() throws MalformedExpression {
        skipBlanks();
        Symbol input = looksAt("|") ? null : symbol(ExpressionReader::isNameCharacter);
        var filters = new ArrayList<FilterCall>();
        skipBlanks();
        while (skip("|")) {
            skipBlanks();
            String name = take(Character::isLetterOrDigit);
            if (name.isEmpty()) {
                throw malformed("the name of a filter is expected");
            }
            filters.add(new FilterCall(name, arguments()));
        }
        return new Chain(input, List.copyOf(filters));
    }

    Symbol symbol(IntPredicate nameCharacter) throws MalformedExpression {
        var steps = new ArrayList<Step>();
        steps.add(name(nameCharacter));
        while (true) {
            skipBlanks();
            if (skip(".")) {
                steps.add(name(nameCharacter));
            } else if (skip("[")) {
                steps.add(index());
            } else {
                return new Symbol(List.copyOf(steps));
            }
            if (steps.size() > MAX_STEPS) {
                throw malformed("at most " + MAX_STEPS + " steps are allowed");
            }
        }
    }

    /** A text in quotes, plain or escaped for a JSON file; null when there is none here. */
    @Nullable Literal quoted() throws MalformedExpression {
        for (String quote : List.of("\"", "\\\"")) {
            if (skip(quote)) {
                int start = at;
                while (!looksAt(quote)) {
                    if (at == limit || looksAt(OPENING)) {
                        throw malformed("the end of the quoted text is expected");
                    }
                    at++;
                }
                String content = text.substring(start, at);
                expect(quote);
                return new Literal(content);
            }
        }
        return null;
    }

    static boolean isNameCharacter(int c) {
        return Character.isLetterOrDigit(c) || Character.isWhitespace(c) || "_-:/~()@".indexOf(c) >= 0;
    }

    private Step.Name name(IntPredicate nameCharacter) throws MalformedExpression {
        String name = take(nameCharacter).strip();
        if (name.isEmpty()) {
            throw malformed("a name is expected");
        }
        return new Step.Name(name);
    }

    private Step.Index index() throws MalformedExpression {
        var parts = new ArrayList<Expression>();
        int brackets = 1;
        int start = at;
        while (true) {
            if (at == limit) {
                throw malformed("']' is expected");
            }
            char c = text.charAt(at);
            brackets += c == '[' ? 1 : c == ']' ? -1 : 0;
            boolean nested = looksAt(OPENING);
            if ((nested || brackets == 0) && at > start) {
                parts.add(new Literal(text.substring(start, at)));
            }
            if (nested) {
                parts.add(nested());
                start = at;
                continue;
            }
            at++;
            if (brackets == 0) {
                return new Step.Index(List.copyOf(parts));
            }
        }
    }

    private List<Expression> arguments() throws MalformedExpression {
        var arguments = new ArrayList<Expression>();
        while (true) {
            skipBlanks();
            Literal quoted = quoted();
            if (quoted != null) {
                arguments.add(quoted);
            } else if (looksAt(OPENING)) {
                arguments.add(nested());
            } else {
                String word = word();
                if (word.isEmpty()) {
                    return List.copyOf(arguments);
                }
                arguments.add(new Literal(word));
            }
        }
    }

    private String word() {
        int start = at;
        while (at < limit && isWordCharacter(text.charAt(at)) && !looksAt("==") && !looksAt("!=")) {
            at++;
        }
        return text.substring(start, at);
    }

    private static boolean isWordCharacter(char c) {
        return !Character.isWhitespace(c) && "|}\"#".indexOf(c) < 0;
    }

    private Chain nested() throws MalformedExpression {
        if (++nesting > MAX_NESTING) {
            throw malformed("at most " + MAX_NESTING + " levels of nesting are allowed");
        }
        expect(OPENING);
        Chain chain = chain();
        expect("}");
        nesting--;
        return chain;
    }
}
