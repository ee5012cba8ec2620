package dev.slipway.json;

import com.squareup.moshi.FromJson;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.ToJson;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Time spans as {@code hh:mm:ss}, with days {@code d.hh:mm:ss} (R0.11). */
final class DurationAdapter {
    private static final Pattern SPAN =
            Pattern.compile("(?:(\\d{1,6})\\.)?(\\d{1,2}):(\\d{2}):(\\d{2})(?:\\.\\d{1,7})?");

    @ToJson
    String toJson(Duration span) {
        String time = String.format("%02d:%02d:%02d", span.toHoursPart(), span.toMinutesPart(), span.toSecondsPart());
        return span.toDays() == 0 ? time : span.toDays() + "." + time;
    }

    @FromJson
    Duration fromJson(String text) {
        Matcher parts = SPAN.matcher(text.strip());
        if (!parts.matches()) {
            throw new JsonDataException("'" + text + "' is no time span; write hh:mm:ss or d.hh:mm:ss");
        }
        long days = parts.group(1) == null ? 0 : Long.parseLong(parts.group(1));
        return Duration.ofDays(days)
                .plusHours(Long.parseLong(parts.group(2)))
                .plusMinutes(Long.parseLong(parts.group(3)))
                .plusSeconds(Long.parseLong(parts.group(4)));
    }
}
