package dev.slipway.server.engine;

import dev.slipway.server.task.LogLine;
import dev.slipway.server.task.TaskInterrupted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The attempts at one action on one target. Which one it is, when it may begin and when it began are stored, so a restart
 * neither repeats an attempt nor gives it more time.
 */
final class Attempts {
    private static final long LOOK_AGAIN_MILLIS = 500;

    private final RunningTask task;
    private final String key;
    private final String activityId;
    private int number = 1;
    private Instant notBefore = Instant.MIN;
    private AttemptLimits limits = AttemptLimits.NONE;
    private volatile Deadline deadline;

    /** @param key of the action on its target */
    Attempts(RunningTask task, String key, String activityId) {
        this.task = task;
        this.key = key;
        this.activityId = activityId;
        this.deadline = Deadline.none(task.clock());
        for (Optional<String> next = decided(2); next.isPresent(); next = decided(number + 1)) {
            number++;
            notBefore = Instant.ofEpochMilli(Long.parseLong(next.get()));
        }
    }

    private Optional<String> decided(int attempt) {
        return task.result(retry(attempt));
    }

    private String retry(int attempt) {
        return "retry " + key + "#" + attempt;
    }

    /** 1 for the first. */
    int number() {
        return number;
    }

    /** Set by {@link #begin}. */
    Deadline deadline() {
        return deadline;
    }

    /** Waits until the attempt may begin. */
    void awaitBegin() throws TaskInterrupted {
        deadline = Deadline.none(task.clock());
        var wake = new Semaphore(0);
        if (task.clock().instant().isBefore(notBefore)) {
            task.run().onInterruption(wake::release);
        }
        while (true) {
            task.run().checkpoint();
            if (!task.clock().instant().isBefore(notBefore)) {
                return;
            }
            long left = Duration.between(task.clock().instant(), notBefore).toMillis();
            try {
                wake.tryAcquire(Math.min(left + 1, LOOK_AGAIN_MILLIS), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TaskInterrupted(TaskInterrupted.Reason.HANDED_OVER);
            }
        }
    }

    /** The clock of the attempt starts, unless it did before a restart. */
    void begin(AttemptLimits known) {
        limits = known;
        known.timeout().ifPresent(limit -> {
            String work = "began " + key + "#" + number;
            Instant began =
                    Instant.ofEpochMilli(Long.parseLong(task.result(work).orElseGet(() -> {
                        String now = String.valueOf(task.clock().millis());
                        task.finish(work, now);
                        return now;
                    })));
            deadline = new Deadline(task.clock(), began.plus(limit), limit);
        });
    }

    /** Whether there is to be another attempt if this one fails. */
    boolean areLeft() {
        return number <= limits.retries() && !task.run().isCancelled();
    }

    /** Goes on to the next attempt after one that failed; the log says so, and why. */
    void tryAgain(String problem) {
        number++;
        Duration wait = limits.waitBefore(number);
        notBefore = task.clock().instant().plus(wait);
        int attempts = limits.retries() + 1;
        task.run()
                .log()
                .append(
                        activityId,
                        List.of(
                                LogLine.error(problem),
                                LogLine.warning("Attempt " + (number - 1) + " of " + attempts
                                        + " failed; the next one begins in " + wait.toSeconds() + " s.")),
                        tx -> task.store()
                                .finish(tx, task.taskId(), retry(number), String.valueOf(notBefore.toEpochMilli())));
    }
}
