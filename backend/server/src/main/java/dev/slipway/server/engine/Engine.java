package dev.slipway.server.engine;

import dev.slipway.api.ServerTask;
import dev.slipway.server.blob.BlobStore;
import dev.slipway.server.deployment.Execution;
import dev.slipway.server.deployment.plan.Plan;
import dev.slipway.server.interruption.InterruptionService;
import dev.slipway.server.security.Encryption;
import dev.slipway.server.task.ArtifactService;
import dev.slipway.server.task.TaskFailed;
import dev.slipway.server.task.TaskInterrupted;
import dev.slipway.server.task.TaskRun;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Carries out whatever follows a plan. One for a server: no two tasks work on a target at the same time (R7.31). */
public final class Engine {
    private final Clock clock;
    private final ExecutionStore store;
    private final Hosts hosts;
    private final BlobStore blobs;
    private final ArtifactService artifacts;
    private final InterruptionService interruptions;
    private final Map<String, ActionType> types;
    private final TargetLocks locks = new TargetLocks();
    private final Executor threads = Executors.newCachedThreadPool(Engine::thread);

    public Engine(
            Clock clock,
            Encryption encryption,
            Hosts hosts,
            BlobStore blobs,
            ArtifactService artifacts,
            InterruptionService interruptions,
            Collection<ActionType> types) {
        this.clock = clock;
        this.store = new ExecutionStore(encryption);
        this.hosts = hosts;
        this.blobs = blobs;
        this.artifacts = artifacts;
        this.interruptions = interruptions;
        this.types = types.stream().collect(Collectors.toMap(ActionType::name, Function.identity()));
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "action");
        thread.setDaemon(true);
        return thread;
    }

    void carryOut(TaskRun run, Execution execution) throws TaskFailed, TaskInterrupted {
        Optional<Plan> begun = run.lease().read(tx -> store.plan(tx, run.task().id()));
        Plan plan = begun.orElseGet(() -> begin(run, execution));
        try (var connections = new TaskHosts(hosts, run, begun.isPresent())) {
            var task = new RunningTask(clock, store, run, execution, connections, blobs, artifacts, interruptions);
            var actions = new ActionExecution(task, types, locks);
            carryOut(plan, task, new PlanExecution(task, plan, actions, threads, begun.isPresent()));
        }
    }

    private static void carryOut(Plan plan, RunningTask task, PlanExecution steps) throws TaskFailed, TaskInterrupted {
        try {
            steps.run();
        } catch (TaskInterrupted e) {
            if (e.reason() == TaskInterrupted.Reason.CANCELLED) {
                new LeftScripts(task, plan).end();
            }
            throw e;
        }
    }

    /** Whether an action of the task is under way on that node's own machine. */
    boolean isBoundTo(Handle tx, String taskId, String nodeId) {
        return store.isBoundTo(tx, taskId, nodeId);
    }

    /** Clears up after a task, in the transaction that ends it. */
    void ended(Handle tx, ServerTask task) {
        interruptions.close(tx, task.id());
    }

    /** A task that goes on follows the plan that it began with. */
    private Plan begin(TaskRun run, Execution execution) {
        Plan plan = execution.plan();
        run.lease().change(tx -> store.keepPlan(tx, run.task().id(), plan));
        return plan;
    }
}
