package dev.slipway.server.task;

import dev.slipway.api.ServerTask;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A task as its handler sees it while it runs. Safe for use by the threads of the task. */
public final class TaskRun {
    private final ServerTask task;
    private final Lease lease;
    private final ActivityLog log;
    private final AtomicReference<TaskInterrupted.@Nullable Reason> interruption = new AtomicReference<>();
    private final AtomicBoolean hasWarnings = new AtomicBoolean();
    private final AtomicInteger questions = new AtomicInteger();
    private final List<Runnable> wakers = new CopyOnWriteArrayList<>();

    TaskRun(ServerTask task, Lease lease, ActivityLog log) {
        this.task = task;
        this.lease = lease;
        this.log = log;
    }

    /** The task as it was when it was taken up. */
    public ServerTask task() {
        return task;
    }

    /** Whatever the task writes goes through this. */
    public Lease lease() {
        return lease;
    }

    /** The node that carries the task out, whose machine the built-in worker is. */
    public String nodeId() {
        return lease.node().id();
    }

    /** For people. */
    public String nodeName() {
        return lease.node().name();
    }

    public ActivityLog log() {
        return log;
    }

    /** The task will have succeeded with warnings. */
    public void warned() {
        hasWarnings.set(true);
    }

    /** While it waits for somebody's answer it takes no place from other tasks (R7.28). */
    public void waits(boolean isWaiting) {
        questions.addAndGet(isWaiting ? 1 : -1);
    }

    boolean isWaiting() {
        return questions.get() > 0;
    }

    boolean hasWarnings() {
        return hasWarnings.get();
    }

    /** @throws TaskInterrupted when the task should stop here */
    public void checkpoint() throws TaskInterrupted {
        TaskInterrupted.@Nullable Reason reason =
                lease.isHeld() ? interruption.get() : TaskInterrupted.Reason.LEASE_LOST;
        if (reason != null) {
            throw new TaskInterrupted(reason);
        }
    }

    /** Whether it is for this run to end what the task has running. */
    public boolean isCancelled() {
        return lease.isHeld() && interruption.get() == TaskInterrupted.Reason.CANCELLED;
    }

    /** Calls the waker once when the task is asked to stop, at once if it was before. */
    public void onInterruption(Runnable waker) {
        wakers.add(waker);
        if (interruption.get() != null) {
            waker.run();
        }
    }

    /** Cancelling outweighs a hand-over, not the other way round. */
    void interrupt(TaskInterrupted.Reason reason) {
        boolean isFirst = interruption.compareAndSet(null, reason);
        if (!isFirst && reason == TaskInterrupted.Reason.CANCELLED) {
            interruption.set(reason);
        }
        wakers.forEach(Runnable::run);
    }

    /** Another run has the task. */
    void loseLease() {
        lease.lose();
        interrupt(TaskInterrupted.Reason.LEASE_LOST);
    }
}
