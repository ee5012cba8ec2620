package dev.slipway.client;

import dev.slipway.client.transport.TransportResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** How long a server wants to be left alone: seconds or a date in {@code Retry-After}. */
final class RetryAfter {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private RetryAfter() {}

    /** Null when the server does not say. */
    static @Nullable Duration of(TransportResponse answer, Instant now) {
        @Nullable String header = answer.header("Retry-After");
        if (header == null) {
            return null;
        }
        try {
            Duration asked = header.strip().chars().allMatch(Character::isDigit)
                    ? Duration.ofSeconds(Long.parseLong(header.strip()))
                    : Duration.between(now, Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header.strip())));
            return asked.isNegative() ? Duration.ZERO : asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }
}
