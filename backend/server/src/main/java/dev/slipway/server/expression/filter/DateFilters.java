package dev.slipway.server.expression.filter;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The current time, and arithmetic with times. */
final class DateFilters {
    private static final String ROUND_TRIP = "O";
    private static final BigDecimal MOST_HOURS = new BigDecimal("2000000");

    static void register(Filters filters) {
        filters.add(
                "NowDate",
                (input, arguments, context) ->
                        input != null ? null : formatted(Moment.now(context.clock()), arguments));
        filters.add(
                "NowDateUtc",
                (input, arguments, context) ->
                        input != null ? null : formatted(Moment.utcNow(context.clock()), arguments));
        filters.add("AddHours", 1, 1, (input, arguments, context) -> added(input, arguments.get(0), 1));
        filters.add("AddDays", 1, 1, (input, arguments, context) -> added(input, arguments.get(0), 24));
    }

    private static @Nullable String formatted(Moment moment, List<String> arguments) {
        return arguments.size() > 1
                ? null
                : DateFormat.format(moment, arguments.isEmpty() ? ROUND_TRIP : arguments.get(0));
    }

    private static @Nullable String added(String input, String amount, int hours) {
        Moment moment = Moment.parse(input);
        BigDecimal number = NumberFormat.parse(amount);
        if (moment == null || number == null) {
            return null;
        }
        BigDecimal total = number.multiply(BigDecimal.valueOf(hours));
        if (total.abs().compareTo(MOST_HOURS) > 0) {
            return null;
        }
        long nanos = total.multiply(BigDecimal.valueOf(Duration.ofHours(1).toNanos()))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        Moment later = moment.plusNanos(nanos);
        return later == null ? null : DateFormat.format(later, ROUND_TRIP);
    }

    private DateFilters() {}
}
