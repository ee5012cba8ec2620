package dev.slipway.server.engine;

import dev.slipway.server.task.TaskInterrupted;
import dev.slipway.server.task.TaskRun;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** At most one action at a time on a target, across all tasks (R7.31). */
final class TargetLocks {
    private static final long LOOK_AGAIN_MILLIS = 500;

    private final Map<String, Semaphore> locks = new ConcurrentHashMap<>();

    /** A target that is held until this is closed. */
    interface Held extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * @param waiting called once if the target is in use
     * @throws TaskInterrupted when the task should stop while it waits
     */
    Held hold(String targetId, TaskRun run, Runnable waiting) throws TaskInterrupted {
        Semaphore lock = locks.computeIfAbsent(targetId, id -> new Semaphore(1, true));
        boolean isTold = false;
        try {
            while (!lock.tryAcquire(isTold ? LOOK_AGAIN_MILLIS : 0, TimeUnit.MILLISECONDS)) {
                run.checkpoint();
                if (!isTold) {
                    waiting.run();
                    isTold = true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TaskInterrupted(TaskInterrupted.Reason.HANDED_OVER);
        }
        return lock::release;
    }
}
