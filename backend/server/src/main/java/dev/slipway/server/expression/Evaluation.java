package dev.slipway.server.expression;

import dev.slipway.server.expression.Expression.Chain;
import dev.slipway.server.expression.Expression.FilterCall;
import dev.slipway.server.expression.Expression.Literal;
import dev.slipway.server.expression.Expression.Step;
import dev.slipway.server.expression.Expression.Symbol;
import dev.slipway.server.expression.filter.Budget;
import dev.slipway.server.expression.filter.Filter;
import dev.slipway.server.expression.filter.FilterContext;
import dev.slipway.server.expression.filter.Filters;
import dev.slipway.server.expression.filter.LimitExceeded;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One evaluation of one template, with everything it meets on the way. */
final class Evaluation {
    private static final int MAX_DEPTH = 200;
    /** What a node, a turn of a loop and a variable cost besides the characters that they copy. */
    private static final long NODE_COST = 16;

    private static final long VARIABLE_COST = 64;

    private static final int MAX_REPORTED = 1000;
    private static final String NULL = "null";

    private final Budget budget = new Budget();
    private final FilterContext filterContext;
    private final Values values;
    private final Resolver resolver;
    private final Set<String> unresolved = new LinkedHashSet<>();
    private final Set<String> errors = new LinkedHashSet<>();
    private final Map<String, Template> templates = new HashMap<>();

    /** The variables whose values are being evaluated, outermost first: by name in lower case, as written. */
    private final Map<String, String> chain = new LinkedHashMap<>();

    private int depth;

    Evaluation(Values values, Clock clock) {
        this.values = values;
        this.filterContext = new FilterContext(clock, budget);
        this.resolver = new Resolver(values, budget, this::variable);
    }

    /** The text that is being written for one template. */
    private static final class Output {
        private final String source;
        private final StringBuilder text = new StringBuilder();
        private boolean isNull;

        Output(String source) {
            this.source = source;
        }
    }

    Evaluated evaluate(Template template) {
        try {
            String text = text(template, null);
            return new Evaluated(text == null ? "" : text, text == null, List.copyOf(unresolved), List.copyOf(errors));
        } catch (LimitExceeded e) {
            report(errors, e.getMessage());
            return new Evaluated(template.source(), false, List.copyOf(unresolved), List.copyOf(errors));
        }
    }

    /** How much work it was. */
    long steps() {
        return budget.spent();
    }

    /** The text of a template, or null when it asks for none. */
    private @Nullable String text(Template template, @Nullable Scope scope) {
        if (template.error() != null) {
            report(errors, template.error());
            return template.source();
        }
        var output = new Output(template.source());
        write(template.nodes(), output, scope);
        return output.isNull ? null : output.text.toString();
    }

    private @Nullable String variable(String name, @Nullable Scope scope) {
        String raw = values.raw(name);
        if (raw == null) {
            return null;
        }
        String key = name.toLowerCase(Locale.ROOT);
        if (chain.containsKey(key)) {
            report(errors, "There is a self referencing loop: " + String.join(" -> ", chain.values()) + " -> " + name);
            return null;
        }
        budget.spend(raw.length() + VARIABLE_COST);
        chain.put(key, name);
        try {
            return text(templates.computeIfAbsent(raw, Template::parse), scope);
        } finally {
            chain.remove(key);
        }
    }

    private void write(List<Node> nodes, Output output, @Nullable Scope scope) {
        if (++depth > MAX_DEPTH) {
            throw new LimitExceeded("Variables and blocks are nested more than " + MAX_DEPTH + " levels deep");
        }
        for (Node node : nodes) {
            budget.spend(NODE_COST);
            if (node instanceof Node.Text text) {
                append(text.text(), output);
            } else if (node instanceof Node.Substitution substitution) {
                appendOrReport(result(substitution.chain(), output, scope), substitution.source(), output);
            } else if (node instanceof Node.Calculation calculation) {
                String number = Calculator.compute(calculation.terms(), symbol -> symbol(symbol, output, scope));
                appendOrReport(number, calculation.source(), output);
            } else if (node instanceof Node.Conditional conditional) {
                writeConditional(conditional, output, scope);
            } else if (node instanceof Node.Loop loop) {
                writeLoop(loop, output, scope);
            }
        }
        depth--;
    }

    private void writeConditional(Node.Conditional conditional, Output output, @Nullable Scope scope) {
        for (Node.Branch branch : conditional.branches()) {
            Boolean holds = holds(branch.condition(), output, scope);
            if (holds == null) {
                report(unresolved, output.source.substring(conditional.start(), conditional.bodyStart()));
                append(output.source.substring(conditional.start(), conditional.end()), output);
                return;
            }
            if (holds) {
                write(branch.body(), output, scope);
                return;
            }
        }
        write(conditional.otherwise(), output, scope);
    }

    /** Null when a side has filters and no value (R6.30). */
    private @Nullable Boolean holds(Node.Condition condition, Output output, @Nullable Scope scope) {
        String left = side(condition.left(), output, scope);
        if (left == null) {
            return null;
        }
        if (condition.right() == null) {
            return Expressions.isTruthy(left) != condition.negated();
        }
        String right = side(condition.right(), output, scope);
        return right == null ? null : left.equals(right) != condition.negated();
    }

    private @Nullable String side(Expression expression, Output output, @Nullable Scope scope) {
        String value = result(expression, output, scope);
        boolean undefinedSymbol = value == null
                && expression instanceof Chain asked
                && asked.filters().isEmpty();
        return undefinedSymbol ? "" : value;
    }

    private void writeLoop(Node.Loop loop, Output output, @Nullable Scope scope) {
        List<PathStep> path = path(loop.collection(), output, scope);
        if (path == null) {
            return;
        }
        List<Scope.Item> items = resolver.items(path, scope);
        String variable = loop.variable().toLowerCase(Locale.ROOT);
        for (int i = 0; i < items.size(); i++) {
            budget.spend(NODE_COST);
            write(loop.body(), output, new Scope(variable, items.get(i), i, i == items.size() - 1, scope));
        }
    }

    private @Nullable String result(Expression expression, Output output, @Nullable Scope scope) {
        if (expression instanceof Literal literal) {
            return literal.text();
        }
        if (expression instanceof Symbol symbol) {
            return symbol(symbol, output, scope);
        }
        var asked = (Chain) expression;
        String value = asked.input() == null ? null : symbol(asked.input(), output, scope);
        for (int i = 0; i < asked.filters().size(); i++) {
            FilterCall call = asked.filters().get(i);
            if (call.name().equalsIgnoreCase(NULL)) {
                output.isNull = true;
                return "";
            }
            value = filtered(call, value, output, scope);
            if (value == null) {
                return null;
            }
        }
        return value;
    }

    private @Nullable String filtered(FilterCall call, @Nullable String input, Output output, @Nullable Scope scope) {
        Filter filter = Filters.find(call.name());
        if (filter == null) {
            return null;
        }
        var arguments = new ArrayList<String>();
        for (Expression argument : call.arguments()) {
            String text = result(argument, output, scope);
            if (text == null) {
                return null;
            }
            arguments.add(text);
        }
        budget.spend(input == null ? 1 : input.length() + 1L);
        String result = filter.apply(input, arguments, filterContext);
        if (result != null) {
            budget.checkLength(result.length());
        }
        return result;
    }

    private @Nullable String symbol(Symbol symbol, Output output, @Nullable Scope scope) {
        List<PathStep> path = path(symbol, output, scope);
        String text = path == null ? null : resolver.text(path, scope);
        budget.spend(text == null ? 1 : text.length());
        return text;
    }

    /** The path with the text of its indexes, or null when one of them has no value. */
    private @Nullable List<PathStep> path(Symbol symbol, Output output, @Nullable Scope scope) {
        var path = new ArrayList<PathStep>();
        for (Step step : symbol.steps()) {
            if (step instanceof Step.Name name) {
                path.add(new PathStep(name.text(), false));
            } else if (step instanceof Step.Index index) {
                var text = new StringBuilder();
                for (Expression part : index.parts()) {
                    String value = result(part, output, scope);
                    if (value == null) {
                        return null;
                    }
                    text.append(value);
                    budget.checkLength(text.length());
                }
                path.add(new PathStep(text.toString().strip(), true));
            }
        }
        return path;
    }

    private void appendOrReport(@Nullable String value, String source, Output output) {
        if (value == null) {
            report(unresolved, source);
        }
        append(value == null ? source : value, output);
    }

    private void append(String text, Output output) {
        budget.spend(text.length());
        budget.checkLength((long) output.text.length() + text.length());
        output.text.append(text);
    }

    private static void report(Set<String> list, @Nullable String entry) {
        if (entry != null && list.size() < MAX_REPORTED) {
            list.add(entry);
        }
    }
}
