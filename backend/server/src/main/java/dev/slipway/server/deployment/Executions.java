package dev.slipway.server.deployment;

import dev.slipway.api.ServerTask;
import dev.slipway.server.access.Actor;
import dev.slipway.server.task.TaskFailed;

/** One kind of task that follows a plan: deployments, runbook runs. */
public interface Executions {
    /** The kind of task, such as {@code Deploy}. */
    String taskName();

    /** @throws TaskFailed when what the task needs is not there any more */
    Execution load(ServerTask task) throws TaskFailed;

    /** Told after a task has ended, whichever way. */
    void ended(ServerTask task);

    /** The same again as a new task, with the same options (R7.22). */
    ServerTask rerun(Actor actor, ServerTask task);
}
