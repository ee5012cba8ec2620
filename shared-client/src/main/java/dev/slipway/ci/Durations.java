package dev.slipway.ci;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people write them into builds. */
final class Durations {
    private static final Pattern CLOCK = Pattern.compile("(?:(\\d{1,4})\\.)?(\\d{1,4}):([0-5]?\\d):([0-5]?\\d)");
    private static final Pattern UNITS =
            Pattern.compile("(?:(\\d{1,6})d)?\\s*(?:(\\d{1,6})h)?\\s*(?:(\\d{1,6})m)?\\s*(?:(\\d{1,9})s)?");

    private Durations() {}

    /** Empty for what is no time, and for no time at all. */
    static Optional<Duration> parse(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        return read(lower).filter(time -> !time.isNegative() && !time.isZero());
    }

    /** Short, for people: {@code 1h30m}, {@code 90s} as {@code 1m30s}. */
    static String text(Duration time) {
        String text = time.toString().substring(1).replace("T", "").toLowerCase(Locale.ROOT);
        long days = time.toDays();
        return days == 0 ? text : days + "d" + (time.minusDays(days).isZero() ? "" : text(time.minusDays(days)));
    }

    private static Optional<Duration> read(String text) {
        if (text.startsWith("p")) {
            try {
                return Optional.of(Duration.parse(text));
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        }
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            return Optional.of(sum(clock));
        }
        Matcher units = UNITS.matcher(text);
        return units.matches() ? Optional.of(sum(units)) : Optional.empty();
    }

    /** Groups are days, hours, minutes and seconds, each of which may be absent. */
    private static Duration sum(Matcher parts) {
        return Duration.ofDays(number(parts, 1))
                .plusHours(number(parts, 2))
                .plusMinutes(number(parts, 3))
                .plusSeconds(number(parts, 4));
    }

    private static long number(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
