package jenkins.util;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Does everything almost at once, unless it is held. */
public class Timer {
    private static final List<Runnable> HELD = new CopyOnWriteArrayList<>();
    private static volatile boolean isOnHold;
    private static final ScheduledExecutorService HURRIED =
            new ScheduledThreadPoolExecutor(1, task -> {
                var thread = new Thread(task);
                thread.setDaemon(true);
                return thread;
            }) {
                @Override
                public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
                    return super.schedule(
                            () -> {
                                if (isOnHold) {
                                    HELD.add(command);
                                } else {
                                    command.run();
                                }
                            },
                            10,
                            TimeUnit.MILLISECONDS);
                }
            };

    private Timer() {}

    public static ScheduledExecutorService get() {
        return HURRIED;
    }
    /** From now on nothing happens. */
    public static void hold() {
        isOnHold = true;
    }
    /** Whether something would have happened. */
    public static boolean isHolding() {
        return !HELD.isEmpty();
    }
    /** As when Jenkins ends. */
    public static void forget() {
        HELD.clear();
    }

    public static void goOn() {
        HELD.clear();
        isOnHold = false;
    }
}
