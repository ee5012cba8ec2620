package dev.slipway.server.expression.filter;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A point in time as it was written.
 *
 * @param zone {@code Z}, an offset like {@code +02:00}, or empty when nothing is known about it
 */
record Moment(LocalDateTime time, String zone) {
    private static final int MAX_LENGTH = 64;
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx", Locale.ROOT);
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter(Locale.ROOT);

    static Moment now(Clock clock) {
        var now = ZonedDateTime.now(clock);
        return new Moment(now.toLocalDateTime(), OFFSET.format(now));
    }

    static Moment utcNow(Clock clock) {
        return new Moment(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), "Z");
    }

    /** Reads ISO 8601, also with a blank before the time and without a time; null when it is something else. */
    static @Nullable Moment parse(String text) {
        String iso = text.strip();
        if (iso.length() > MAX_LENGTH) {
            return null;
        }
        if (iso.length() > 10 && iso.charAt(10) == ' ') {
            iso = iso.substring(0, 10) + "T" + iso.substring(11);
        }
        try {
            var parsed = ISO.parseBest(iso, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            if (parsed instanceof OffsetDateTime moment) {
                return checked(moment.toLocalDateTime(), iso.endsWith("Z") ? "Z" : OFFSET.format(moment));
            }
            return checked(parsed instanceof LocalDate date ? date.atStartOfDay() : LocalDateTime.from(parsed), "");
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** The moment that much later, or null when it is beyond the calendar. */
    @Nullable Moment plusNanos(long nanos) {
        return checked(time.plusNanos(nanos), zone);
    }

    /** Leaves room at both ends of the four-digit years for conversions to other zones. */
    private static @Nullable Moment checked(LocalDateTime time, String zone) {
        return time.getYear() >= 1 && time.getYear() < 9999 ? new Moment(time, zone) : null;
    }

    /** The offset, which is UTC's when nothing is known. */
    ZoneOffset offset() {
        return zone.isEmpty() ? ZoneOffset.UTC : ZoneOffset.of(zone);
    }
}
