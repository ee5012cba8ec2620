package dev.slipway.server.task;

import dev.slipway.api.ServerTask;
import dev.slipway.api.ServerTaskBuilder;
import dev.slipway.api.TaskState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;

/** Where the features above put tasks, within their own transactions. It knows nothing of what runs them. */
public final class TaskInbox {
    private final Clock clock;
    private final TaskStore store = new TaskStore();
    private final Semaphore wake = new Semaphore(0);

    public TaskInbox(Clock clock) {
        this.clock = clock;
    }

    /** Queues a task. Call {@link #wake} when the transaction is committed. */
    public ServerTask queue(Handle tx, NewTask wanted) {
        Instant now = clock.instant();
        Instant queueTime = wanted.queueTime() == null || wanted.queueTime().isBefore(now) ? now : wanted.queueTime();
        ServerTask task = ServerTaskBuilder.builder()
                .id(store.nextId(tx))
                .spaceId(wanted.space().value())
                .projectId(wanted.projectId())
                .name(wanted.name())
                .description(wanted.description())
                .arguments(wanted.arguments())
                .state(TaskState.QUEUED)
                .queueTime(queueTime)
                .queueTimeExpiry(wanted.queueTimeExpiry())
                .lastUpdatedTime(now)
                .build();
        return store.insert(tx, wanted, task);
    }

    /** Something was queued, or has ended: whoever runs tasks looks now rather than in a second. */
    public void wake() {
        wake.release();
    }

    void awaitWake(Duration atMost) throws InterruptedException {
        if (wake.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
    }

    public Optional<ServerTask> find(Handle tx, String id) {
        return store.find(tx, id);
    }

    /** Keeps others from changing the task until the transaction ends. */
    public void lock(Handle tx, String id) {
        store.change(tx, id, task -> task);
    }

    /**
     * Notes whether a task waits for somebody's answer.
     *
     * @param letsPass whether tasks with the same concurrency tag may run meanwhile
     */
    public void waits(Handle tx, String id, boolean isWaiting, boolean letsPass) {
        store.letPass(tx, id, letsPass);
        store.change(tx, id, task -> task.withHasPendingInterruptions(isWaiting).withLastUpdatedTime(clock.instant()));
    }

    /** Deletes tasks with their logs and artifacts. One that runs notices and stops. */
    public void delete(Handle tx, List<String> ids) {
        store.delete(tx, ids);
    }
}
