package dev.slipway.server.deployment;

import static dev.slipway.server.access.Permission.DEPLOYMENT_CREATE;
import static dev.slipway.server.access.Permission.DEPLOYMENT_DELETE;
import static dev.slipway.server.access.Permission.DEPLOYMENT_VIEW;
import static dev.slipway.server.access.Permission.RELEASE_EDIT;

import dev.slipway.api.CreateTenantedDeployments;
import dev.slipway.api.CreateUntenantedDeployments;
import dev.slipway.api.Deployment;
import dev.slipway.api.Environment;
import dev.slipway.api.Project;
import dev.slipway.api.Release;
import dev.slipway.api.ServerTask;
import dev.slipway.api.TaskState;
import dev.slipway.api.Tenant;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.audit.AuditLog;
import dev.slipway.server.audit.EventCategory;
import dev.slipway.server.environment.EnvironmentService;
import dev.slipway.server.limit.TagFilter;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.problem.NotFound;
import dev.slipway.server.project.ProjectId;
import dev.slipway.server.project.ProjectService;
import dev.slipway.server.release.ReleaseService;
import dev.slipway.server.release.StoredReleases;
import dev.slipway.server.task.TaskInbox;
import dev.slipway.server.tenant.TenantService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Releases brought to environments (R7.13). */
public final class DeploymentService {
    private static final int MOST_AT_ONCE = 1_000;

    private final Database db;
    private final AuditLog audit;
    private final ProjectService projects;
    private final EnvironmentService environments;
    private final TenantService tenants;
    private final ReleaseService releases;
    private final DeployRelease deploy;
    private final TaskInbox inbox;
    private final StoredReleases stored = new StoredReleases();
    private final DeploymentStore store = new DeploymentStore();

    DeploymentService(
            Database db,
            AuditLog audit,
            ProjectService projects,
            EnvironmentService environments,
            TenantService tenants,
            ReleaseService releases,
            DeployRelease deploy,
            TaskInbox inbox) {
        this.db = db;
        this.audit = audit;
        this.projects = projects;
        this.environments = environments;
        this.tenants = tenants;
        this.releases = releases;
        this.deploy = deploy;
        this.inbox = inbox;
    }

    /** One deployment for each environment, all or none, in the order given. */
    public List<Deployment> create(Actor actor, SpaceId space, CreateUntenantedDeployments command) {
        actor.requireSomewhere(DEPLOYMENT_CREATE);
        checkCount("EnvironmentNames", "environment", command.environmentNames().size());
        ExecutionFields fields = ExecutionFieldsBuilder.builder(ExecutionFields.NONE)
                .forcePackageDownload(command.forcePackageDownload())
                .forcePackageRedeployment(command.forcePackageRedeployment())
                .specificMachines(command.specificMachineNames())
                .excludedMachines(command.excludedMachineNames())
                .skippedSteps(command.skipStepNames())
                .useGuidedFailure(command.useGuidedFailure())
                .priority(command.priority())
                .runAt(command.runAt())
                .noRunAfter(command.noRunAfter())
                .prompted(command.variables())
                .build();
        return queued(tx -> {
            Release release = release(tx, space, command.projectName(), command.releaseVersion());
            List<Environment> wanted = command.environmentNames().stream()
                    .map(name -> environment(tx, space, "EnvironmentNames", name))
                    .distinct()
                    .toList();
            Release frozen = refreshed(tx, actor, release, command.updateVariableSnapshot());
            return wanted.stream()
                    .map(environment -> deploy.deploy(tx, actor, frozen, environment, Optional.empty(), fields))
                    .toList();
        });
    }

    /** One deployment for each tenant that is named or has the tags, all or none (R9.12). */
    public List<Deployment> create(Actor actor, SpaceId space, CreateTenantedDeployments command) {
        actor.requireSomewhere(DEPLOYMENT_CREATE);
        checkCount(
                "Tenants",
                "tenant or tag",
                command.tenants().size() + command.tenantTags().size());
        ExecutionFields fields = ExecutionFieldsBuilder.builder(ExecutionFields.NONE)
                .forcePackageDownload(command.forcePackageDownload())
                .forcePackageRedeployment(command.forcePackageRedeployment())
                .specificMachines(command.specificMachineNames())
                .excludedMachines(command.excludedMachineNames())
                .skippedSteps(command.skipStepNames())
                .useGuidedFailure(command.useGuidedFailure())
                .priority(command.priority())
                .runAt(command.runAt())
                .noRunAfter(command.noRunAfter())
                .prompted(command.variables())
                .build();
        return queued(tx -> {
            Release release = release(tx, space, command.projectName(), command.releaseVersion());
            Environment environment = environment(tx, space, "EnvironmentName", command.environmentName());
            List<Tenant> wanted = tenants(tx, space, release, environment, command);
            Release frozen = refreshed(tx, actor, release, command.updateVariableSnapshot());
            return wanted.stream()
                    .map(tenant -> deploy.deploy(tx, actor, frozen, environment, Optional.of(tenant), fields))
                    .toList();
        });
    }

    private static void checkCount(String field, String kind, int count) {
        new Checks()
                .that(count > 0, field, field + " is empty; name at least one " + kind)
                .that(
                        count <= MOST_AT_ONCE,
                        field,
                        field + " has " + count + " elements; at most " + MOST_AT_ONCE + " fit")
                .orThrow();
    }

    private List<Tenant> tenants(
            Handle tx, SpaceId space, Release release, Environment environment, CreateTenantedDeployments command) {
        var wanted = new LinkedHashMap<String, Tenant>();
        command.tenants().stream()
                .map(name -> tenant(tx, space, "Tenants", name))
                .forEach(tenant -> wanted.put(tenant.id(), tenant));
        if (!command.tenantTags().isEmpty()) {
            tenants.linkedTo(tx, space, release.projectId()).stream()
                    .filter(tenant -> !tenant.isDisabled())
                    .filter(tenant -> tenant.projectEnvironments()
                            .getOrDefault(release.projectId(), List.of())
                            .contains(environment.id()))
                    .filter(tenant -> TagFilter.isMet(command.tenantTags(), tenant.tenantTags()))
                    .forEach(tenant -> wanted.put(tenant.id(), tenant));
        }
        if (wanted.isEmpty()) {
            throw new Invalid(
                    "TenantTags",
                    "no tenant that is linked to the project in " + environment.name() + " has the tags "
                            + String.join(", ", command.tenantTags()));
        }
        return List.copyOf(wanted.values());
    }

    private Release release(Handle tx, SpaceId space, String projectName, String version) {
        Project project = projects.find(tx, space, projectName)
                .orElseThrow(() -> new Invalid(
                        "ProjectName", "There is no project '" + Checks.quote(projectName) + "' in the space"));
        return stored.find(tx, new ProjectId(project.id()), version)
                .orElseThrow(() -> new Invalid(
                        "ReleaseVersion",
                        "There is no release '" + Checks.quote(version) + "' of the project " + project.name()));
    }

    private Environment environment(Handle tx, SpaceId space, String field, String name) {
        return environments
                .find(tx, space, name)
                .orElseThrow(
                        () -> new Invalid(field, "There is no environment '" + Checks.quote(name) + "' in the space"));
    }

    private Tenant tenant(Handle tx, SpaceId space, String field, String name) {
        return tenants.find(tx, space, name)
                .orElseThrow(() -> new Invalid(field, "There is no tenant '" + Checks.quote(name) + "' in the space"));
    }

    private Release refreshed(Handle tx, Actor actor, Release release, boolean isWanted) {
        if (!isWanted) {
            return release;
        }
        actor.require(RELEASE_EDIT, Scope.of(new SpaceId(release.spaceId())).project(release.projectId()));
        return releases.snapshotVariables(tx, actor, release);
    }

    /** One deployment, as a resource. */
    public Deployment create(Actor actor, SpaceId space, Deployment draft) {
        actor.requireSomewhere(DEPLOYMENT_CREATE);
        return queued(tx -> {
                    Release release = stored.find(tx, space, draft.releaseId())
                            .orElseThrow(() -> new Invalid(
                                    "ReleaseId",
                                    "There is no release '" + Checks.quote(draft.releaseId()) + "' in the space"));
                    Environment environment = environment(tx, space, "EnvironmentId", draft.environmentId());
                    @Nullable String tenantId = draft.tenantId();
                    Optional<Tenant> tenant = tenantId == null || tenantId.isBlank()
                            ? Optional.empty()
                            : Optional.of(tenant(tx, space, "TenantId", tenantId));
                    return List.of(deploy.deploy(tx, actor, release, environment, tenant, fieldsOf(draft)));
                })
                .get(0);
    }

    private static ExecutionFields fieldsOf(Deployment draft) {
        return new ExecutionFields(
                draft.comments(),
                draft.forcePackageDownload(),
                draft.forcePackageRedeployment(),
                draft.specificMachineIds(),
                draft.excludedMachineIds(),
                draft.skipActions(),
                draft.useGuidedFailure(),
                draft.priority(),
                draft.queueTime(),
                draft.queueTimeExpiry(),
                draft.formValues());
    }

    /** The same again, with all the fields of the earlier one but its schedule (R7.22). */
    Deployment again(Actor actor, SpaceId space, String deploymentId) {
        Deployment before = get(actor, space, deploymentId);
        return create(actor, space, before.withQueueTime(null).withQueueTimeExpiry(null));
    }

    private List<Deployment> queued(java.util.function.Function<Handle, List<Deployment>> work) {
        List<Deployment> made = db.write(work::apply);
        inbox.wake();
        return made;
    }

    /** Newest first. */
    public Listing<Deployment> list(Actor actor, SpaceId space, DeploymentQuery query, Filter filter) {
        actor.require(DEPLOYMENT_VIEW, Scope.of(space));
        return db.read(tx -> store.list(tx, space, query, filter));
    }

    public Listing<Deployment> ofRelease(Actor actor, SpaceId space, String releaseId, Filter filter) {
        Release release = releases.get(actor, space, releaseId);
        actor.require(DEPLOYMENT_VIEW, Scope.of(space).project(release.projectId()));
        return db.read(tx -> store.list(tx, space, DeploymentQuery.ofRelease(release.id()), filter));
    }

    public Deployment get(Actor actor, SpaceId space, String id) {
        Deployment found = db.read(tx -> store.find(tx, space, id)).orElseThrow(() -> NotFound.of("deployment", id));
        actor.require(DEPLOYMENT_VIEW, scopeOf(found));
        return found;
    }

    private static Scope scopeOf(Deployment deployment) {
        return Scope.of(new SpaceId(deployment.spaceId()))
                .project(deployment.projectId())
                .environment(deployment.environmentId())
                .tenant(deployment.tenantId());
    }

    /** @throws Invalid when it has not ended (R7.23) */
    public void delete(Actor actor, SpaceId space, String id) {
        Deployment doomed = get(actor, space, id);
        actor.require(DEPLOYMENT_DELETE, scopeOf(doomed));
        db.change(tx -> {
            boolean isOver = inbox.find(tx, doomed.taskId())
                    .map(ServerTask::state)
                    .map(TaskState::isCompleted)
                    .orElse(true);
            if (!isOver) {
                throw new Invalid("The deployment " + id + " has not ended; cancel its task first.");
            }
            inbox.delete(tx, new ArrayList<>(List.of(doomed.taskId())));
            audit.record(tx, actor, space, EventCategory.DELETED, doomed.id(), "deployment " + doomed.name());
        });
    }
}
