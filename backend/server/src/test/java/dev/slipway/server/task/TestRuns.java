package dev.slipway.server.task;

import dev.slipway.api.ServerTask;
import dev.slipway.api.TaskState;
import dev.slipway.json.WireJson;
import dev.slipway.server.persistence.Database;
import java.time.Clock;
import java.time.Duration;

/** Runs of tasks without a queue, for tests of what a run does. */
public final class TestRuns {
    private TestRuns() {}

    /** Makes a task that is carried out by nobody else, and a run of it. */
    public static TaskRun begin(Database db, String taskId) {
        var node = new Node(db, taskId, "test", true, Duration.ofDays(1));
        node.join();
        db.change(tx -> tx.createUpdate(
                        """
                        INSERT INTO server_task (id, name, state, queue_time, priority, document)
                        VALUES (:id, 'Test', 'EXECUTING', CURRENT_TIMESTAMP, 1, :document)""")
                .bind("id", taskId)
                .bind(
                        "document",
                        WireJson.write(
                                WireJson.empty(ServerTask.class).withId(taskId).withState(TaskState.EXECUTING)))
                .execute());
        var tasks = new TaskStore();
        long epoch = db.write(tx -> tasks.give(tx, taskId, taskId));
        var lease = new Lease(db, node, node.term(), taskId, epoch);
        var task = db.read(tx -> tasks.find(tx, taskId)).orElseThrow();
        return new TaskRun(task, lease, new ActivityLog(lease, taskId, Clock.systemUTC(), new TaskChanges()));
    }

    /** Lets another run take the task. */
    public static void takeAway(Database db, String taskId) {
        db.change(tx -> new TaskStore().give(tx, taskId, "another"));
    }

    public static void cancel(TaskRun run) {
        run.interrupt(TaskInterrupted.Reason.CANCELLED);
    }

    /** The task has ended. */
    public static void end(Database db, String taskId) {
        db.change(tx -> new TaskStore().change(tx, taskId, task -> task.withState(TaskState.SUCCESS)));
    }
}
