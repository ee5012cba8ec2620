package dev.slipway.server.expression.filter;

import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Search and replacement by regular expressions, which are hostile: nothing about them is trusted. */
final class RegexFilters {
    private static final int MAX_PATTERN = 1000;

    static void register(Filters filters) {
        filters.add(
                "Match",
                1,
                1,
                (input, arguments, context) -> searched(
                        input, arguments.get(0), context, (matcher, text) -> TextFilters.answer(matcher.find())));
        filters.add(
                "Replace",
                1,
                2,
                (input, arguments, context) -> searched(
                        input,
                        arguments.get(0),
                        context,
                        (matcher, text) ->
                                replaced(matcher, text, arguments.size() == 1 ? "" : arguments.get(1), context)));
    }

    private static @Nullable String searched(
            String input, String pattern, FilterContext context, BiFunction<Matcher, String, String> use) {
        if (pattern.length() > MAX_PATTERN || !PatternCost.isBearable(pattern)) {
            return null;
        }
        try {
            var matcher = Pattern.compile(pattern).matcher(new CountedText(input, context.budget()));
            return use.apply(matcher, input);
        } catch (PatternSyntaxException e) {
            return null;
        } catch (StackOverflowError e) {
            // The JDK's matcher calls itself for every turn of a group. Nothing is left half done by unwinding it.
            throw new LimitExceeded("A regular expression needs too much memory");
        }
    }

    private static String replaced(Matcher matcher, String input, String replacement, FilterContext context) {
        var text = new StringBuilder();
        int copied = 0;
        while (matcher.find()) {
            text.append(input, copied, matcher.start());
            expand(replacement, matcher, input, text);
            context.budget().checkLength(text.length());
            copied = matcher.end();
        }
        return text.append(input, copied, input.length()).toString();
    }

    /** Writes a replacement with {@code $1}, {@code ${1}}, {@code ${name}}, {@code $&} and {@code $$} for a sign. */
    private static void expand(String replacement, Matcher matcher, String input, StringBuilder text) {
        int at = 0;
        while (at < replacement.length()) {
            char c = replacement.charAt(at);
            if (c != '$' || at + 1 == replacement.length()) {
                text.append(c);
                at++;
                continue;
            }
            int end = at + 2;
            char next = replacement.charAt(at + 1);
            String group = null;
            if (next == '{' && replacement.indexOf('}', at) > 0) {
                end = replacement.indexOf('}', at) + 1;
                group = replacement.substring(at + 2, end - 1);
            } else if (next >= '0' && next <= '9') {
                group = String.valueOf(next);
            } else if (next == '&') {
                group = "0";
            }
            int[] range = group == null ? null : range(matcher, group);
            if (range != null) {
                text.append(input, range[0], range[1]);
            } else {
                text.append(next == '$' ? "$" : replacement.substring(at, end));
            }
            at = end;
        }
    }

    /** Where a group has matched, an empty range when it has not, or null when there is no such group. */
    private static int @Nullable [] range(Matcher matcher, String group) {
        Integer number = Numbers.natural(group);
        try {
            int start = number == null ? matcher.start(group) : matcher.start(number);
            int end = number == null ? matcher.end(group) : matcher.end(number);
            return start < 0 ? new int[2] : new int[] {start, end};
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return null;
        }
    }

    private RegexFilters() {}
}
