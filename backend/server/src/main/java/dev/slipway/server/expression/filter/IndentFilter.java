package dev.slipway.server.expression.filter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts something before every line: {@code Indent}, {@code Indent 2}, {@code Indent 2/4}, {@code Indent "> "}. */
final class IndentFilter {
    private static final String DEFAULT = "    ";
    private static final int MOST_SPACES = 255;

    /** What goes before the first line and before the others. */
    private record Prefixes(String first, String others) {}

    static void register(Filters filters) {
        filters.add("Indent", 0, 2, IndentFilter::indent);
    }

    private static @Nullable String indent(String input, List<String> arguments, FilterContext context) {
        Prefixes prefixes = prefixes(arguments);
        if (prefixes == null || input.isEmpty()) {
            return prefixes == null ? null : input;
        }
        var text = new StringBuilder(prefixes.first());
        int start = 0;
        for (int end = input.indexOf('\n'); end >= 0; end = input.indexOf('\n', start)) {
            text.append(input, start, end + 1).append(prefixes.others());
            context.budget().checkLength(text.length());
            start = end + 1;
        }
        return text.append(input, start, input.length()).toString();
    }

    private static @Nullable Prefixes prefixes(List<String> arguments) {
        if (arguments.isEmpty()) {
            return new Prefixes(DEFAULT, DEFAULT);
        }
        String first = arguments.get(0);
        if (arguments.size() == 2) {
            return new Prefixes(first, arguments.get(1));
        }
        if (first.isEmpty() || !first.chars().allMatch(c -> c == '/' || (c >= '0' && c <= '9'))) {
            return new Prefixes(first, first);
        }
        int slash = first.indexOf('/');
        String one = spaces(slash < 0 ? first : slash == 0 ? "0" : first.substring(0, slash));
        String other = slash < 0 ? one : spaces(first.substring(slash + 1));
        return one == null || other == null ? null : new Prefixes(one, other);
    }

    private static @Nullable String spaces(String count) {
        Integer spaces = Numbers.natural(count);
        return spaces == null || spaces > MOST_SPACES ? null : " ".repeat(spaces);
    }

    private IndentFilter() {}
}
