package dev.slipway.server.expression.filter;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers and dates by a pattern; without a type the input decides what it is. */
final class FormatFilter {
    static void register(Filters filters) {
        filters.add("Format", 1, 2, (input, arguments, context) -> format(input, arguments));
    }

    private static @Nullable String format(String input, List<String> arguments) {
        String pattern = arguments.get(arguments.size() - 1);
        BigDecimal number = NumberFormat.parse(input);
        return switch (arguments.size() == 1 ? "" : arguments.get(0).toLowerCase(Locale.ROOT)) {
            case "" -> number != null ? NumberFormat.format(number, pattern) : date(input, pattern);
            case "int32" -> number == null || !isInt32(number) ? null : NumberFormat.format(number, pattern);
            case "double", "decimal" -> number == null ? null : NumberFormat.format(number, pattern);
            case "datetime", "datetimeoffset" -> date(input, pattern);
            default -> null;
        };
    }

    private static boolean isInt32(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0
                && number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
    }

    private static @Nullable String date(String input, String pattern) {
        Moment moment = Moment.parse(input);
        return moment == null ? null : DateFormat.format(moment, pattern);
    }

    private FormatFilter() {}
}
