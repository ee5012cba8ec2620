package dev.slipway.server.expression.filter;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Cutting, joining and comparing of texts. */
final class TextFilters {
    static void register(Filters filters) {
        filters.add("ToLower", input -> input.toLowerCase(Locale.ROOT));
        filters.add("ToUpper", input -> input.toUpperCase(Locale.ROOT));
        filters.add("Trim", 0, 1, (input, arguments, context) -> trim(input, arguments));
        filters.add("Substring", 1, 2, (input, arguments, context) -> substring(input, arguments));
        filters.add("Truncate", 1, 2, (input, arguments, context) -> truncate(input, arguments));
        filters.add("StartsWith", 1, 1, (input, arguments, context) -> answer(input.startsWith(arguments.get(0))));
        filters.add("EndsWith", 1, 1, (input, arguments, context) -> answer(input.endsWith(arguments.get(0))));
        filters.add("Contains", 1, 1, (input, arguments, context) -> contains(input, arguments.get(0), context));
        filters.add("Append", (input, arguments, context) -> or(input) + String.join("", arguments));
        filters.add("Prepend", (input, arguments, context) -> String.join("", arguments) + or(input));
    }

    static String answer(boolean yes) {
        return yes ? "true" : "false";
    }

    private static String or(@Nullable String input) {
        return input == null ? "" : input;
    }

    private static @Nullable String trim(String input, List<String> arguments) {
        if (arguments.isEmpty()) {
            return input.strip();
        }
        return switch (arguments.get(0).toLowerCase(Locale.ROOT)) {
            case "start" -> input.stripLeading();
            case "end" -> input.stripTrailing();
            default -> null;
        };
    }

    private static @Nullable String substring(String input, List<String> arguments) {
        Integer start = arguments.size() == 1 ? Integer.valueOf(0) : Numbers.natural(arguments.get(0));
        Integer length = Numbers.natural(arguments.get(arguments.size() - 1));
        if (start == null || length == null || start > input.length()) {
            return null;
        }
        return input.substring(start, Math.min(input.length(), start + length));
    }

    private static @Nullable String truncate(String input, List<String> arguments) {
        Integer length = Numbers.natural(arguments.get(0));
        if (length == null || input.length() <= length) {
            return length == null ? null : input;
        }
        return input.substring(0, length) + (arguments.size() == 1 ? "..." : arguments.get(1));
    }

    /** The search may look at every place of the text for every place of the wanted text. */
    private static String contains(String input, String wanted, FilterContext context) {
        int first = wanted.isEmpty() ? -1 : wanted.charAt(0);
        for (int at = input.indexOf(first); at >= 0; at = input.indexOf(first, at + 1)) {
            int same = 0;
            while (same < wanted.length()
                    && at + same < input.length()
                    && input.charAt(at + same) == wanted.charAt(same)) {
                same++;
            }
            context.budget().spend(same + 1L);
            if (same == wanted.length()) {
                return answer(true);
            }
        }
        return answer(wanted.isEmpty());
    }

    private TextFilters() {}
}
