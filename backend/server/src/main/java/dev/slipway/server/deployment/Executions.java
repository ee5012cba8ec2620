package dev.slipway.server.deployment;

import dev.slipway.api.ServerTask;
import dev.slipway.server.access.Actor;
import dev.slipway.server.task.TaskFailed;
import org.jdbi.v3.core.Handle;

/** One kind of task that follows a plan: deployments, runbook runs. */
public interface Executions {
    /** The kind of task, such as {@code Deploy}. */
    String taskName();

    /** @throws TaskFailed when what the task needs is not there any more */
    Execution load(ServerTask task) throws TaskFailed;

    /** Does what follows from the end of a task, whichever way it ended, in the transaction that ends it. */
    void ended(Handle tx, ServerTask task);

    /** The same again as a new task, with the same options (R7.22). */
    ServerTask rerun(Actor actor, ServerTask task);
}
