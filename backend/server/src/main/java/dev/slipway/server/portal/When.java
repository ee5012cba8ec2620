package dev.slipway.server.portal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times as people read them. A script of the page turns them into the reader's own time zone. */
public final class When {
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern(
                    "d MMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

    private When() {}

    /** Such as {@code 23 Nov 2026, 03:40:12 UTC}. */
    public static String full(Instant time) {
        return FULL.format(time);
    }

    /** Such as {@code 03:40:12}. */
    public static String clock(Instant time) {
        return CLOCK.format(time);
    }

    /** Such as {@code 5 minutes ago}; the day when that is longer ago than a month. */
    public static String ago(Instant time, Instant now) {
        Duration past = Duration.between(time, now);
        if (past.toSeconds() < 10) {
            return past.toSeconds() < -10 ? full(time) : "just now";
        } else if (past.toMinutes() < 1) {
            return past.toSeconds() + " seconds ago";
        } else if (past.toHours() < 1) {
            return counted(past.toMinutes(), "minute");
        } else if (past.toDays() < 1) {
            return counted(past.toHours(), "hour");
        } else if (past.toDays() < 30) {
            return counted(past.toDays(), "day");
        }
        return DAY.format(time);
    }

    private static String counted(long number, String unit) {
        return number + " " + unit + (number == 1 ? " ago" : "s ago");
    }

    /** Such as {@code 1m 05s}; empty when it has not begun. */
    public static String took(@Nullable Instant from, @Nullable Instant to, Instant now) {
        if (from == null) {
            return "";
        }
        Duration taken = Duration.between(from, to == null ? now : to);
        if (taken.toMinutes() < 1) {
            return Math.max(0, taken.toSeconds()) + "s";
        } else if (taken.toHours() < 1) {
            return String.format("%dm %02ds", taken.toMinutes(), taken.toSecondsPart());
        }
        return String.format("%dh %02dm", taken.toHours(), taken.toMinutesPart());
    }
}
