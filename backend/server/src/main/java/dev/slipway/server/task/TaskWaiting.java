package dev.slipway.server.task;

import dev.slipway.api.ActivityStatus;
import dev.slipway.api.LogCategory;
import dev.slipway.api.LogElement;
import dev.slipway.api.ServerTask;
import dev.slipway.api.TaskState;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.task.ActivityStore.Extent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Why queued tasks have not begun (R7.30). */
final class TaskWaiting {
    private final Database db;
    private final Clock clock;
    private final TaskStore tasks = new TaskStore();
    private final ActivityStore activities = new ActivityStore();

    TaskWaiting(Database db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** In a sentence for people; empty for a task that is not queued. */
    String reason(ServerTask task) {
        return task.state() == TaskState.QUEUED ? db.read(tx -> reason(tx, task)) : "";
    }

    private String reason(Handle tx, ServerTask task) {
        Instant begin = task.queueTime();
        if (begin != null && begin.isAfter(clock.instant())) {
            return "It begins at " + TaskTimes.when(begin) + ".";
        }
        if (tasks.isStopped(tx, task.id())) {
            return "The task queue of this space is stopped.";
        }
        return behind(tx, task).orElse("It begins as soon as a node has room for it.");
    }

    private Optional<String> behind(Handle tx, ServerTask task) {
        List<String> ahead = tasks.ahead(tx, task.id());
        return ahead.stream()
                .findFirst()
                .flatMap(id -> tasks.find(tx, id))
                .map(first -> "Waiting for " + named(task, first)
                        + (ahead.size() == 1 ? "" : " and " + (ahead.size() - 1) + " more")
                        + " to end; only one of these runs at a time.");
    }

    /** What another project is deployed to may not be for these eyes. */
    private static String named(ServerTask task, ServerTask other) {
        return Objects.equals(task.projectId(), other.projectId())
                ? "\"" + other.description() + "\" (" + other.id() + ")"
                : other.id();
    }

    /** Says so once in the log of each task that waits for another one to end. */
    void tell() {
        for (String id : db.read(tx -> tasks.untold(tx, clock.instant()))) {
            db.change(tx -> tell(tx, id));
        }
    }

    private void tell(Handle tx, String id) {
        // Another node may be about to say the same, or to begin the task.
        tasks.lockedEpoch(tx, id);
        tasks.find(tx, id).filter(task -> task.state() == TaskState.QUEUED).ifPresent(task -> behind(tx, task)
                .ifPresent(reason -> {
                    activities.ensure(
                            tx,
                            id,
                            new ActivityStore.Row(
                                    id, null, task.description(), ActivityStatus.PENDING, null, null, 0, ""));
                    if (activities.extent(tx, id).equals(Extent.NOTHING)) {
                        var line = new LogElement(LogCategory.WAIT, clock.instant(), reason, null, 1);
                        activities.append(tx, id, id, List.of(line), Extent.NOTHING);
                    }
                }));
    }
}
