package dev.slipway.server.task;

import dev.slipway.server.persistence.Database;
import dev.slipway.server.problem.NotFound;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jspecify.annotations.Nullable;

/**
 * The right of one run to carry out a task, and the database as that run sees it: every write is refused, in its own
 * transaction, as soon as another run has taken the task. Safe for use by the threads of the task.
 */
public final class Lease {
    private final Database db;
    private final Node node;
    private final String taskId;
    private final long epoch;
    private final long term;
    private final TaskStore tasks = new TaskStore();
    private volatile boolean isLost;

    /** @param term of the node, as it was before it took the task */
    Lease(Database db, Node node, long term, String taskId, long epoch) {
        this.db = db;
        this.node = node;
        this.taskId = taskId;
        this.epoch = epoch;
        this.term = term;
    }

    Node node() {
        return node;
    }

    /** Whether, as far as one can tell without asking the database, no other run has the task. */
    public boolean isHeld() {
        return !isLost && node.isIn(term);
    }

    /** @throws LeaseLost unless {@link #isHeld}; to be called before anything is done outside of the database */
    public void require() {
        if (!isHeld()) {
            throw new LeaseLost(taskId);
        }
    }

    void lose() {
        isLost = true;
    }

    /** Like {@link Database#read}. */
    public <T extends @Nullable Object> T read(HandleCallback<T, RuntimeException> query) {
        return db.read(query);
    }

    /**
     * Like {@link Database#write}.
     *
     * @throws LeaseLost when another run has the task
     * @throws NotFound when the task was deleted
     */
    public <T extends @Nullable Object> T write(HandleCallback<T, RuntimeException> work) {
        require();
        return db.write(tx -> {
            check(tx);
            return work.withHandle(tx);
        });
    }

    /** Like {@link #write}, for work without a result. */
    public void change(Consumer<Handle> work) {
        write(tx -> {
            work.accept(tx);
            return Boolean.TRUE;
        });
    }

    /** On a shared database nobody can take the task from here until the transaction ends. */
    private void check(Handle tx) {
        match(tasks.epoch(tx, taskId, db.isShared()));
    }

    /** The same for a transaction that changes the task itself. */
    void lock(Handle tx) {
        match(tasks.lockedEpoch(tx, taskId));
    }

    private void match(Optional<Long> current) {
        if (current.orElseThrow(() -> NotFound.of("task", taskId)) != epoch) {
            lose();
            throw new LeaseLost(taskId);
        }
    }

    boolean isOf(long currentEpoch) {
        return epoch == currentEpoch;
    }
}
