package dev.slipway.server.engine;

import dev.slipway.api.ServerTask;
import dev.slipway.server.access.Actor;
import dev.slipway.server.deployment.Execution;
import dev.slipway.server.deployment.Executions;
import dev.slipway.server.task.TaskFailed;
import dev.slipway.server.task.TaskHandler;
import dev.slipway.server.task.TaskInterrupted;
import dev.slipway.server.task.TaskRun;
import org.jdbi.v3.core.Handle;

/** One kind of task that follows a plan: deployments, or runbook runs. */
public final class ExecutionTask implements TaskHandler {
    private final Executions executions;
    private final Engine engine;

    public ExecutionTask(Executions executions, Engine engine) {
        this.executions = executions;
        this.engine = engine;
    }

    @Override
    public String taskName() {
        return executions.taskName();
    }

    @Override
    public void run(TaskRun run) throws TaskFailed, TaskInterrupted {
        Execution execution = executions.load(run.task());
        engine.carryOut(run, execution);
    }

    @Override
    public void ended(Handle tx, ServerTask task) {
        engine.ended(tx, task);
        executions.ended(tx, task);
    }

    @Override
    public boolean isBoundTo(Handle tx, ServerTask task, String nodeId) {
        return engine.isBoundTo(tx, task.id(), nodeId);
    }

    @Override
    public ServerTask rerun(Actor actor, ServerTask task) {
        return executions.rerun(actor, task);
    }
}
