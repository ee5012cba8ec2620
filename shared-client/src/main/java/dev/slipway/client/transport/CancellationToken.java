package dev.slipway.client.transport;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** How one thread tells others, once and for good, that their work is not wanted any more. */
public final class CancellationToken {
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final List<Runnable> actions = new CopyOnWriteArrayList<>();

    /** Ends the listening to a cancellation. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    public void cancel() {
        cancelled.countDown();
        actions.forEach(Runnable::run);
    }

    public boolean isCancelled() {
        return cancelled.getCount() == 0;
    }

    /** Runs an action at most once: when the token is cancelled, or now when it is already. */
    public Registration onCancel(Runnable action) {
        var ran = new AtomicBoolean();
        Runnable once = () -> {
            if (ran.compareAndSet(false, true)) {
                action.run();
            }
        };
        actions.add(once);
        if (isCancelled()) {
            once.run();
        }
        return () -> actions.remove(once);
    }

    /** Sleeps until the time is over or the token is cancelled, and says which: true means cancelled. */
    public boolean await(Duration time) throws InterruptedException {
        return cancelled.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }
}
