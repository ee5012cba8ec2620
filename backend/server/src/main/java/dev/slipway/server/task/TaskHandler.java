package dev.slipway.server.task;

import dev.slipway.api.ServerTask;
import dev.slipway.server.access.Actor;
import dev.slipway.server.problem.Invalid;
import org.jdbi.v3.core.Handle;

/** Carries out one kind of task. The features above supply one for each kind. */
public interface TaskHandler {
    /** The kind of task, such as {@code Deploy}. */
    String taskName();

    /**
     * Carries the task out, or goes on with it: after a restart or on another node it is run again, and whatever has been
     * finished must be known from what was committed. Returning is success.
     *
     * <p>Everything is written through the {@link TaskRun#lease}, or in the same transaction as log lines.
     *
     * @throws TaskFailed when the task failed
     * @throws TaskInterrupted when {@link TaskRun#checkpoint} said so and nothing of the task is left running
     */
    void run(TaskRun run) throws TaskFailed, TaskInterrupted;

    /**
     * Does what follows from the end of a task, whichever way it ended, in the transaction that ends it: so the one is not
     * there without the other, whenever the process dies. When it throws, the task ends without it.
     */
    default void ended(Handle tx, ServerTask task) {}

    /**
     * Whether something of a task is left that only that node can go on with. Then another takes it up later, when it is
     * clear that the node does not come back.
     */
    default boolean isBoundTo(Handle tx, ServerTask task, String nodeId) {
        return false;
    }

    /** Does the same again as a new task (R7.22). */
    default ServerTask rerun(Actor actor, ServerTask task) {
        throw new Invalid("A task of the kind " + taskName() + " cannot be run again.");
    }
}
