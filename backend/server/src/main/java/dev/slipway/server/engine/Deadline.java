package dev.slipway.server.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The end of the time that an attempt of an action has, if that is limited. */
record Deadline(Clock clock, Instant end, Duration limit) {
    /** Never over. */
    static Deadline none(Clock clock) {
        return new Deadline(clock, Instant.MAX, Duration.ZERO);
    }

    boolean isOver() {
        return !clock.instant().isBefore(end);
    }

    /** @throws ActionFailed when it is over */
    void check() throws ActionFailed {
        if (isOver()) {
            throw new ActionFailed("Timed out: the action had " + inWords() + ".");
        }
    }

    String inWords() {
        long minutes = limit.toMinutes();
        return minutes == 1 ? "1 minute" : minutes + " minutes";
    }
}
