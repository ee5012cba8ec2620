package dev.slipway.json;

import com.squareup.moshi.FromJson;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.ToJson;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;

/** Timestamps as {@code 2026-04-01T09:00:25.647+00:00}; read with any offset, and as UTC without one. */
final class InstantAdapter {
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx").withZone(ZoneOffset.UTC);

    @ToJson
    String toJson(Instant instant) {
        return WRITTEN.format(instant);
    }

    @FromJson
    Instant fromJson(String text) {
        try {
            TemporalAccessor parsed =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text.strip(), Instant::from, LocalDateTime::from);
            return parsed instanceof LocalDateTime local ? local.toInstant(ZoneOffset.UTC) : Instant.from(parsed);
        } catch (DateTimeParseException e) {
            throw new JsonDataException("'" + text + "' is no ISO 8601 date and time", e);
        }
    }
}
