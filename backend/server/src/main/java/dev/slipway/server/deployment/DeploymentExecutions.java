package dev.slipway.server.deployment;

import dev.slipway.api.Channel;
import dev.slipway.api.Deployment;
import dev.slipway.api.Environment;
import dev.slipway.api.Project;
import dev.slipway.api.Release;
import dev.slipway.api.RetentionPeriod;
import dev.slipway.api.ServerTask;
import dev.slipway.api.TaskState;
import dev.slipway.api.Tenant;
import dev.slipway.server.access.Actor;
import dev.slipway.server.deployment.plan.PlannedTarget;
import dev.slipway.server.environment.EnvironmentService;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.NotFound;
import dev.slipway.server.process.ProcessSnapshots;
import dev.slipway.server.project.ProjectService;
import dev.slipway.server.release.ReleaseId;
import dev.slipway.server.release.StoredReleases;
import dev.slipway.server.task.TaskFailed;
import dev.slipway.server.task.TaskInbox;
import dev.slipway.server.tenant.TenantService;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The tasks of deployments. */
public final class DeploymentExecutions implements Executions {
    private final Database db;
    private final ProjectService projects;
    private final EnvironmentService environments;
    private final TenantService tenants;
    private final StoredReleases releases = new StoredReleases();
    private final ProcessSnapshots processSnapshots;
    private final Promotion promotion;
    private final Planning planning;
    private final AutomaticDeployments automatic;
    private final DeploymentService deployments;
    private final TaskInbox inbox;
    private final DeploymentStore store = new DeploymentStore();
    private final CurrentDeployments current = new CurrentDeployments();

    DeploymentExecutions(
            Database db,
            ProjectService projects,
            EnvironmentService environments,
            TenantService tenants,
            ProcessSnapshots processSnapshots,
            Promotion promotion,
            Planning planning,
            AutomaticDeployments automatic,
            DeploymentService deployments,
            TaskInbox inbox) {
        this.db = db;
        this.projects = projects;
        this.environments = environments;
        this.tenants = tenants;
        this.processSnapshots = processSnapshots;
        this.promotion = promotion;
        this.planning = planning;
        this.automatic = automatic;
        this.deployments = deployments;
        this.inbox = inbox;
    }

    /** A deployment with all that it names, as that is now. */
    private record Subject(
            Deployment deployment,
            Project project,
            Release release,
            Environment environment,
            Optional<Tenant> tenant) {}

    @Override
    public String taskName() {
        return DeployRelease.TASK;
    }

    @Override
    public Execution load(ServerTask task) throws TaskFailed {
        Optional<Execution> loaded = db.read(tx -> subject(tx, task).map(subject -> execution(tx, subject)));
        return loaded.orElseThrow(() -> new TaskFailed(
                "The deployment cannot go on: its release, project, environment or tenant has been deleted."));
    }

    private Optional<Subject> subject(Handle tx, ServerTask task) {
        Optional<Deployment> found = store.find(tx, idOf(task));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Deployment deployment = found.get();
        var space = new SpaceId(deployment.spaceId());
        String tenantId = deployment.tenantId() == null ? "" : deployment.tenantId();
        Optional<Tenant> tenant = tenantId.isEmpty() ? Optional.empty() : tenants.find(tx, space, tenantId);
        Optional<Project> project = projects.find(tx, space, deployment.projectId());
        Optional<Release> release = releases.find(tx, space, deployment.releaseId());
        Optional<Environment> environment = environments.find(tx, space, deployment.environmentId());
        boolean isWhole = project.isPresent()
                && release.isPresent()
                && environment.isPresent()
                && tenant.isPresent() != tenantId.isEmpty();
        return isWhole
                ? Optional.of(new Subject(deployment, project.get(), release.get(), environment.get(), tenant))
                : Optional.empty();
    }

    private static String idOf(ServerTask task) {
        return String.valueOf(task.arguments().get(DeployRelease.ARGUMENT));
    }

    private Execution execution(Handle tx, Subject subject) {
        Deployment deployment = subject.deployment();
        Release release = subject.release();
        var space = new SpaceId(release.spaceId());
        Frozen frozen = Frozen.of(subject.project(), release);
        Channel channel = promotion.channelOf(tx, subject.project(), release);
        Optional<Release> deployed = current.success(
                        tx, deployment.projectId(), deployment.environmentId(), deployment.tenantId())
                .flatMap(last -> releases.find(tx, space, last.releaseId()));
        Map<String, String> system = new SystemVariables()
                .project(subject.project())
                .environment(subject.environment())
                .targets(subject.environment(), planning.targets(tx, space))
                .tenant(subject.tenant())
                .release(release, channel)
                .deployment(deployment, deployed)
                .all();
        ExecutionPlace place =
                planning.place(tx, frozen, subject.environment(), subject.tenant(), deployment.formValues(), system);
        return new PreparedExecution(
                planning.process(tx, frozen).steps(),
                planning.circumstances(
                        tx, frozen, subject.environment(), subject.tenant(), Planning.Chosen.of(deployment), place),
                place,
                processSnapshots.secrets(tx, frozen.processId()),
                releases.packages(tx, new ReleaseId(release.id())).stream()
                        .map(PinnedPackage::of)
                        .toList(),
                Objects.requireNonNullElse(deployment.tentacleRetentionPeriod(), RetentionPeriod.FOREVER),
                (now, target) -> deployedTo(now, deployment, target));
    }

    private void deployedTo(Handle tx, Deployment deployment, PlannedTarget target) {
        store.lock(tx, deployment.id()).ifPresent(now -> {
            if (!now.deployedToMachineIds().contains(target.id())) {
                var machines = new ArrayList<>(now.deployedToMachineIds());
                machines.add(target.id());
                store.update(tx, now.withDeployedToMachineIds(machines));
            }
        });
    }

    /** A success may open a phase, whose automatic environments are deployed to (R4.11). */
    @Override
    public void ended(Handle tx, ServerTask task) {
        store.lock(tx, idOf(task)).ifPresent(deployment -> {
            if (task.state() == TaskState.FAILED && !deployment.failureEncountered()) {
                store.update(tx, deployment.withFailureEncountered(true));
            }
            if (task.state() == TaskState.SUCCESS) {
                current.succeeded(tx, deployment);
                subject(tx, task)
                        .ifPresent(subject -> automatic.succeeded(
                                tx, subject.project(), subject.release(), subject.tenant(), subject.deployment()));
            }
        });
    }

    @Override
    public ServerTask rerun(Actor actor, ServerTask task) {
        if (task.spaceId() == null) {
            throw NotFound.of("task", task.id());
        }
        Deployment again = deployments.again(actor, new SpaceId(task.spaceId()), idOf(task));
        return db.read(tx -> inbox.find(tx, again.taskId())).orElseThrow();
    }
}
