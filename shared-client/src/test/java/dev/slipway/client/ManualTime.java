package dev.slipway.client;

import dev.slipway.client.transport.CancellationToken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Time that passes only in pauses, which take none. */
final class ManualTime implements Pauses {
    private final List<Duration> pauses = new ArrayList<>();
    private Instant now = Instant.parse("2026-04-01T09:00:00Z");
    private Runnable duringPause = () -> {};

    /** What happens elsewhere while one waits. */
    void duringPauses(Runnable action) {
        duringPause = action;
    }

    List<Duration> pauses() {
        return pauses;
    }

    @Override
    public boolean pause(Duration time, CancellationToken cancellation) {
        pauses.add(time);
        now = now.plus(time);
        duringPause.run();
        return cancellation.isCancelled();
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public RandomGenerator random() {
        return new Random(1);
    }
}
