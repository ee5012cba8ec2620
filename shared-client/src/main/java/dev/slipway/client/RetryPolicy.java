package dev.slipway.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often a call is tried, and how long between: twice as long each time, up to {@code longestDelay}, less a random part
 * of up to a half, so that many clients do not come back at once.
 *
 * <p>Calls that may be repeated without harm (GET, PUT, DELETE) are tried again when the server answers 408, 429 or 5xx or
 * does not answer; others only when it answers 429 or 503 or no connection came about. The commands that create releases,
 * deployments and runs have a key by which the server knows them when they come again; they are tried for two minutes from
 * the first failure on, however many attempts that takes. {@code Retry-After} is kept, up to five minutes.
 *
 * @param attempts 1 means no second try
 */
public record RetryPolicy(int attempts, Duration firstDelay, Duration longestDelay) {
    public static final RetryPolicy DEFAULT = new RetryPolicy(5, Duration.ofMillis(500), Duration.ofSeconds(20));
    public static final RetryPolicy NONE = new RetryPolicy(1, Duration.ZERO, Duration.ZERO);

    public RetryPolicy {
        if (attempts < 1 || firstDelay.isNegative() || longestDelay.compareTo(firstDelay) < 0) {
            throw new IllegalArgumentException("A retry policy needs at least one attempt and delays that grow");
        }
    }

    /** The time to wait after this many failed attempts. */
    Duration delayAfter(int failed, RandomGenerator random) {
        long grown = firstDelay.toMillis() << Math.min(failed - 1, 20);
        long capped = Math.min(grown, longestDelay.toMillis());
        return Duration.ofMillis(capped - random.nextLong(capped / 2 + 1));
    }
}
