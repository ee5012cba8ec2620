package dev.slipway.server.engine;

import dev.slipway.server.problem.Checks;
import java.time.Duration;
import java.util.Optional;

/**
 * How often an action is tried (R5.17), and how long an attempt may take (R5.18).
 *
 * @param retries attempts after the first
 * @param backoff before the second attempt; each further one waits twice as long as the one before
 * @param timeout empty for no limit
 */
record AttemptLimits(int retries, Duration backoff, Optional<Duration> timeout) {
    static final AttemptLimits NONE = new AttemptLimits(0, Duration.ZERO, Optional.empty());

    private static final int MOST_RETRIES = 3;
    private static final int BACKOFF_SECONDS = 15;
    private static final int LONGEST_BACKOFF_SECONDS = 24 * 3600;
    private static final int LONGEST_TIMEOUT_MINUTES = 365 * 24 * 60;

    /** @throws ActionFailed naming the property that is no number, or too large a one */
    static AttemptLimits of(ActionRun run) throws ActionFailed {
        int retries = number(run, "Octopus.Action.AutoRetry.MaximumCount", 0, MOST_RETRIES);
        int backoff = number(run, "Octopus.Action.AutoRetry.MinimumBackoff", BACKOFF_SECONDS, LONGEST_BACKOFF_SECONDS);
        int minutes = number(run, "Octopus.Action.ExecutionTimeout.Minutes", 0, LONGEST_TIMEOUT_MINUTES);
        return new AttemptLimits(
                retries,
                Duration.ofSeconds(backoff),
                minutes == 0 ? Optional.empty() : Optional.of(Duration.ofMinutes(minutes)));
    }

    private static int number(ActionRun run, String property, int absent, int most) throws ActionFailed {
        String text = run.property(property).strip();
        if (text.isEmpty()) {
            return absent;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 0 && number <= most) {
                return number;
            }
            throw new ActionFailed(problem(property, text, most));
        } catch (NumberFormatException e) {
            throw new ActionFailed(problem(property, text, most), e);
        }
    }

    private static String problem(String property, String text, int most) {
        return property + " is '" + Checks.quote(text) + "'; it must be a whole number from 0 to " + most + ".";
    }

    /** @param attempt 2 for the first retry */
    Duration waitBefore(int attempt) {
        return backoff.multipliedBy(1L << (attempt - 2));
    }
}
