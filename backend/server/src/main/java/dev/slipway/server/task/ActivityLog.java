package dev.slipway.server.task;

import dev.slipway.api.ActivityStatus;
import dev.slipway.api.LogElement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Writes the log of one task. Everything is masked before it is stored, and stored when the method returns. Safe for use
 * by the threads of the task; one run at a time writes a task's log, which the lease sees to.
 */
public final class ActivityLog {
    private static final int LONGEST_PROGRESS = 1000;

    private final Lease lease;
    private final String taskId;
    private final Clock clock;
    private final TaskChanges changes;
    private final Masker masker = new Masker();
    private final ActivityStore store = new ActivityStore();
    private ActivityStore.Extent extent;

    ActivityLog(Lease lease, String taskId, Clock clock, TaskChanges changes) {
        this.lease = lease;
        this.taskId = taskId;
        this.clock = clock;
        this.changes = changes;
        this.extent = lease.read(tx -> store.extent(tx, taskId));
    }

    /** What is masked in this task's log; secrets can be added at any time. */
    public Masker masker() {
        return masker;
    }

    /** The activity that stands for the whole task. */
    public String root() {
        return taskId;
    }

    /**
     * Makes an activity below another unless there is one with that id.
     *
     * @param id unique within the task and the same after a restart
     */
    public void activity(String id, @Nullable String parentId, String name) {
        lease.change(tx -> ensure(tx, id, parentId, name));
        changes.changed(taskId);
    }

    /**
     * The same for several activities below one.
     *
     * @param names by ids, in the order of the map
     */
    public void activities(String parentId, Map<String, String> names) {
        lease.change(tx -> names.forEach((id, name) -> ensure(tx, id, parentId, name)));
        changes.changed(taskId);
    }

    private void ensure(Handle tx, String id, @Nullable String parentId, String name) {
        var row = new ActivityStore.Row(id, parentId, masker.mask(name), ActivityStatus.PENDING, null, null, 0, "");
        store.ensure(tx, taskId, row);
    }

    public void started(String id) {
        lease.change(tx -> store.start(tx, taskId, id, clock.instant()));
        changes.changed(taskId);
    }

    /** Whether the activity has been started, by this run or one before. */
    public boolean hasStarted(String id) {
        return lease.read(tx -> store.hasStarted(tx, taskId, id));
    }

    public void ended(String id, ActivityStatus status) {
        lease.change(tx -> store.end(tx, taskId, id, status, clock.instant()));
        changes.changed(taskId);
    }

    /** @param percentage 0 to 100; what is beyond is cut */
    public void progress(String id, int percentage, String message) {
        int within = Math.max(0, Math.min(100, percentage));
        String masked = masker.mask(message);
        String shown = masked.length() <= LONGEST_PROGRESS ? masked : masked.substring(0, LONGEST_PROGRESS);
        lease.change(tx -> store.progress(tx, taskId, id, within, shown));
        changes.changed(taskId);
    }

    public void append(String id, LogLine line) {
        append(id, List.of(line), tx -> {});
    }

    /**
     * Stores lines together with something else in one transaction, such as how far a script's output has been read: so
     * each line is there once, whenever the process dies.
     */
    public synchronized void append(String id, List<LogLine> lines, Consumer<Handle> beside) {
        Instant now = clock.instant();
        var elements = new ArrayList<LogElement>(lines.size());
        int number = extent.lastNumber();
        for (LogLine line : lines) {
            number++;
            elements.add(new LogElement(line.category(), now, masker.mask(line.text()), null, number));
        }
        extent = lease.write(tx -> {
            ActivityStore.Extent after = elements.isEmpty() ? extent : store.append(tx, taskId, id, elements, extent);
            beside.accept(tx);
            return after;
        });
        if (!elements.isEmpty()) {
            changes.changed(taskId);
        }
    }
}
