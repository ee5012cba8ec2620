package dev.slipway.server.runbook;

import dev.slipway.api.Environment;
import dev.slipway.api.Project;
import dev.slipway.api.RetentionPeriod;
import dev.slipway.api.Runbook;
import dev.slipway.api.RunbookRun;
import dev.slipway.api.RunbookSnapshot;
import dev.slipway.api.ServerTask;
import dev.slipway.api.TaskState;
import dev.slipway.api.Tenant;
import dev.slipway.server.access.Actor;
import dev.slipway.server.deployment.Execution;
import dev.slipway.server.deployment.ExecutionPlace;
import dev.slipway.server.deployment.Executions;
import dev.slipway.server.deployment.Frozen;
import dev.slipway.server.deployment.PinnedPackage;
import dev.slipway.server.deployment.Planning;
import dev.slipway.server.deployment.PreparedExecution;
import dev.slipway.server.deployment.SystemVariables;
import dev.slipway.server.deployment.plan.PlannedTarget;
import dev.slipway.server.environment.EnvironmentService;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.NotFound;
import dev.slipway.server.process.ProcessSnapshots;
import dev.slipway.server.project.ProjectService;
import dev.slipway.server.task.TaskFailed;
import dev.slipway.server.task.TaskInbox;
import dev.slipway.server.tenant.TenantService;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The tasks of runbook runs. */
public final class RunbookExecutions implements Executions {
    private final Database db;
    private final ProjectService projects;
    private final EnvironmentService environments;
    private final TenantService tenants;
    private final ProcessSnapshots processSnapshots;
    private final Planning planning;
    private final RunService runs;
    private final TaskInbox inbox;
    private final RunbookStore runbooks = new RunbookStore();
    private final SnapshotStore snapshots = new SnapshotStore();
    private final RunStore store = new RunStore();

    public RunbookExecutions(
            Database db,
            ProjectService projects,
            EnvironmentService environments,
            TenantService tenants,
            ProcessSnapshots processSnapshots,
            Planning planning,
            RunService runs,
            TaskInbox inbox) {
        this.db = db;
        this.projects = projects;
        this.environments = environments;
        this.tenants = tenants;
        this.processSnapshots = processSnapshots;
        this.planning = planning;
        this.runs = runs;
        this.inbox = inbox;
    }

    @Override
    public String taskName() {
        return FrozenRunbook.TASK;
    }

    @Override
    public Execution load(ServerTask task) throws TaskFailed {
        Optional<Execution> loaded = db.read(tx -> store.find(tx, idOf(task)).flatMap(run -> execution(tx, run)));
        return loaded.orElseThrow(() -> new TaskFailed(
                "The run cannot go on: its runbook, snapshot, project, environment or tenant has been deleted."));
    }

    private static String idOf(ServerTask task) {
        return String.valueOf(task.arguments().get(FrozenRunbook.ARGUMENT));
    }

    private Optional<Execution> execution(Handle tx, RunbookRun run) {
        var space = new SpaceId(run.spaceId());
        String tenantId = run.tenantId() == null ? "" : run.tenantId();
        Optional<Tenant> tenant = tenantId.isEmpty() ? Optional.empty() : tenants.find(tx, space, tenantId);
        Optional<Project> project = projects.find(tx, space, run.projectId());
        Optional<Runbook> runbook = runbooks.find(tx, space, new RunbookId(run.runbookId()));
        Optional<RunbookSnapshot> snapshot = snapshots.find(tx, space, run.runbookSnapshotId());
        Optional<Environment> environment = environments.find(tx, space, run.environmentId());
        boolean isWhole = project.isPresent()
                && runbook.isPresent()
                && snapshot.isPresent()
                && environment.isPresent()
                && tenant.isPresent() != tenantId.isEmpty();
        return isWhole
                ? Optional.of(execution(
                        tx,
                        run,
                        new FrozenRunbook(project.get(), runbook.get(), snapshot.get()),
                        environment.get(),
                        tenant))
                : Optional.empty();
    }

    private Execution execution(
            Handle tx, RunbookRun run, FrozenRunbook wanted, Environment environment, Optional<Tenant> tenant) {
        Frozen frozen = wanted.frozen();
        Map<String, String> system = wanted.systemVariables(
                new SystemVariables()
                        .environment(environment)
                        .targets(environment, planning.targets(tx, wanted.space()))
                        .tenant(tenant),
                run);
        ExecutionPlace place = planning.place(tx, frozen, environment, tenant, run.formValues(), system);
        return new PreparedExecution(
                planning.process(tx, frozen).steps(),
                planning.circumstances(tx, frozen, environment, tenant, Planning.Chosen.of(run), place),
                place,
                processSnapshots.secrets(tx, frozen.processId()),
                snapshots.packages(tx, wanted.snapshot().id()).stream()
                        .map(PinnedPackage::of)
                        .toList(),
                RetentionPeriod.FOREVER,
                (now, target) -> ranOn(now, run, target));
    }

    private void ranOn(Handle tx, RunbookRun run, PlannedTarget target) {
        store.lock(tx, run.id()).ifPresent(now -> {
            if (!now.deployedToMachineIds().contains(target.id())) {
                var machines = new ArrayList<>(now.deployedToMachineIds());
                machines.add(target.id());
                store.update(tx, now.withDeployedToMachineIds(machines));
            }
        });
    }

    @Override
    public void ended(Handle tx, ServerTask task) {
        if (task.state() == TaskState.FAILED) {
            store.lock(tx, idOf(task)).ifPresent(run -> store.update(tx, run.withFailureEncountered(true)));
        }
    }

    @Override
    public ServerTask rerun(Actor actor, ServerTask task) {
        if (task.spaceId() == null) {
            throw NotFound.of("task", task.id());
        }
        RunbookRun again = runs.again(actor, new SpaceId(task.spaceId()), idOf(task));
        return db.read(tx -> inbox.find(tx, again.taskId())).orElseThrow();
    }
}
