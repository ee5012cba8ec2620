package dev.slipway.client;

import dev.slipway.client.transport.CancellationToken;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Time and chance, which tests make their own. */
interface Pauses {
    Pauses REAL = new Pauses() {
        @Override
        public boolean pause(Duration time, CancellationToken cancellation) throws InterruptedException {
            return cancellation.await(time);
        }

        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public RandomGenerator random() {
            return ThreadLocalRandom.current();
        }
    };

    /** True when cancelled. */
    boolean pause(Duration time, CancellationToken cancellation) throws InterruptedException;

    Instant now();

    RandomGenerator random();
}
