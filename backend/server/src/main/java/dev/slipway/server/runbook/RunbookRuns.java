package dev.slipway.server.runbook;

import dev.slipway.api.Runbook;
import dev.slipway.api.RunbookRun;
import dev.slipway.api.ServerTask;
import dev.slipway.api.TaskState;
import dev.slipway.server.environment.EnvironmentId;
import dev.slipway.server.environment.EnvironmentUsage;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.task.TaskInbox;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Runs go with their runbook or environment, unless they are running. */
public final class RunbookRuns implements EnvironmentUsage {
    private final TaskInbox inbox;
    private final RunStore store = new RunStore();

    public RunbookRuns(TaskInbox inbox) {
        this.inbox = inbox;
    }

    /** @throws Invalid naming what runs; what is queued is deleted with its runbook */
    void forget(Handle tx, Runbook runbook) {
        List<RunbookRun> runs = store.ofRunbook(tx, new RunbookId(runbook.id()));
        List<String> running = running(tx, runs);
        if (!running.isEmpty()) {
            throw new Invalid("The runbook " + runbook.name() + " cannot be deleted while it runs: "
                    + String.join(", ", running) + ".");
        }
        delete(tx, runs);
    }

    private List<String> running(Handle tx, List<RunbookRun> runs) {
        return runs.stream()
                .filter(run -> inbox.find(tx, run.taskId())
                        .map(ServerTask::state)
                        .filter(state -> state == TaskState.EXECUTING || state == TaskState.CANCELLING)
                        .isPresent())
                .map(run -> "runbook run " + run.id())
                .toList();
    }

    private void delete(Handle tx, List<RunbookRun> runs) {
        inbox.delete(tx, runs.stream().map(RunbookRun::taskId).toList());
    }

    @Override
    public List<String> usesOf(Handle tx, EnvironmentId environment) {
        return running(tx, store.inEnvironment(tx, environment.value()));
    }

    @Override
    public void forget(Handle tx, EnvironmentId environment) {
        delete(tx, store.inEnvironment(tx, environment.value()));
    }
}
