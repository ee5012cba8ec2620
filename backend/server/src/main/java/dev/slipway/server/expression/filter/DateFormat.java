package dev.slipway.server.expression.filter;

import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Dates in the patterns of .NET, in which the users of this language write them, for American English. One letter is a
 * standard pattern; in longer patterns every letter but d f F g h H K m M s t y z stands for itself.
 */
final class DateFormat {
    private static final String ROUND_TRIP = "yyyy-MM-ddTHH:mm:ss.fffffffK";
    private static final int MAX_PATTERN = 200;

    private final Moment moment;
    private final StringBuilder text = new StringBuilder();

    private DateFormat(Moment moment) {
        this.moment = moment;
    }

    /** The date, or null when the pattern is malformed. */
    static @Nullable String format(Moment moment, String pattern) {
        if (pattern.isEmpty() || pattern.length() > MAX_PATTERN) {
            return null;
        }
        boolean inUtc = pattern.equals("r") || pattern.equals("R") || pattern.equals("u") || pattern.equals("U");
        String custom = pattern.length() == 1 ? standard(pattern.charAt(0)) : pattern;
        return custom == null ? null : new DateFormat(inUtc ? utc(moment) : moment).custom(custom);
    }

    private static Moment utc(Moment moment) {
        return moment.zone().isEmpty()
                ? moment
                : new Moment(
                        moment.time()
                                .atOffset(moment.offset())
                                .withOffsetSameInstant(ZoneOffset.UTC)
                                .toLocalDateTime(),
                        "Z");
    }

    private static @Nullable String standard(char letter) {
        return switch (letter) {
            case 'd' -> "M/d/yyyy";
            case 'D' -> "dddd, MMMM d, yyyy";
            case 'f' -> "dddd, MMMM d, yyyy h:mm tt";
            case 'F', 'U' -> "dddd, MMMM d, yyyy h:mm:ss tt";
            case 'g' -> "M/d/yyyy h:mm tt";
            case 'G' -> "M/d/yyyy h:mm:ss tt";
            case 'm', 'M' -> "MMMM d";
            case 'o', 'O' -> ROUND_TRIP;
            case 'r', 'R' -> "ddd, dd MMM yyyy HH:mm:ss 'GMT'";
            case 's' -> "yyyy-MM-ddTHH:mm:ss";
            case 't' -> "h:mm tt";
            case 'T' -> "h:mm:ss tt";
            case 'u' -> "yyyy-MM-dd HH:mm:ss'Z'";
            case 'y', 'Y' -> "MMMM yyyy";
            default -> null;
        };
    }

    private @Nullable String custom(String pattern) {
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            int next = at + 1;
            if (c == '\'' || c == '"') {
                int end = pattern.indexOf(c, next);
                if (end < 0) {
                    return null;
                }
                text.append(pattern, next, end);
                next = end + 1;
            } else if (c == '\\') {
                if (next == pattern.length()) {
                    return null;
                }
                text.append(pattern.charAt(next++));
            } else if (c != '%') {
                while (next < pattern.length() && pattern.charAt(next) == c) {
                    next++;
                }
                write(c, next - at);
            }
            at = next;
        }
        return text.toString();
    }

    private void write(char letter, int count) {
        var time = moment.time();
        switch (letter) {
            case 'd' -> {
                if (count < 3) {
                    number(time.getDayOfMonth(), count);
                } else {
                    text.append(time.getDayOfWeek().getDisplayName(style(count), Locale.US));
                }
            }
            case 'M' -> {
                if (count < 3) {
                    number(time.getMonthValue(), count);
                } else {
                    text.append(time.getMonth().getDisplayName(style(count), Locale.US));
                }
            }
            case 'y' -> number(count < 3 ? time.getYear() % 100 : time.getYear(), count);
            case 'H' -> number(time.getHour(), Math.min(2, count));
            case 'h' -> number((time.getHour() + 11) % 12 + 1, Math.min(2, count));
            case 'm' -> number(time.getMinute(), Math.min(2, count));
            case 's' -> number(time.getSecond(), Math.min(2, count));
            case 't' -> text.append(time.getHour() < 12 ? "AM" : "PM", 0, Math.min(2, count));
            case 'f' -> text.append(fraction(count));
            case 'F' -> text.append(fraction(count).replaceFirst("0+$", ""));
            case 'g' -> text.append("A.D.");
            case 'K' -> text.append(moment.zone().repeat(count));
            case 'z' -> offset(count);
            default -> text.append(String.valueOf(letter).repeat(count));
        }
    }

    private static TextStyle style(int count) {
        return count == 3 ? TextStyle.SHORT : TextStyle.FULL;
    }

    private void number(int number, int digits) {
        text.append(String.format(Locale.ROOT, "%0" + digits + "d", number));
    }

    private String fraction(int digits) {
        return String.format(Locale.ROOT, "%09d", moment.time().get(ChronoField.NANO_OF_SECOND))
                .substring(0, Math.min(7, digits));
    }

    private void offset(int count) {
        int minutes = moment.offset().getTotalSeconds() / 60;
        text.append(minutes < 0 ? '-' : '+');
        number(Math.abs(minutes) / 60, Math.min(2, count));
        if (count > 2) {
            text.append(':');
            number(Math.abs(minutes) % 60, 2);
        }
    }
}
