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
import dev.slipway.server.idempotency.Idempotency;
import dev.slipway.server.idempotency.Idempotency.Outcome;
import dev.slipway.server.idempotency.RequestKey;
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
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;

/** Releases brought to environments (R7.13). */
public final class DeploymentService {
    private final Database db;
    private final Idempotency idempotency;
    private final AuditLog audit;
    private final ProjectService projects;
    private final Destinations destinations;
    private final ReleaseService releases;
    private final DeployRelease deploy;
    private final TaskInbox inbox;
    private final StoredReleases stored = new StoredReleases();
    private final DeploymentStore store = new DeploymentStore();
    private final CurrentDeployments current = new CurrentDeployments();

    DeploymentService(
            Database db,
            Idempotency idempotency,
            AuditLog audit,
            ProjectService projects,
            Destinations destinations,
            ReleaseService releases,
            DeployRelease deploy,
            TaskInbox inbox) {
        this.db = db;
        this.idempotency = idempotency;
        this.audit = audit;
        this.projects = projects;
        this.destinations = destinations;
        this.releases = releases;
        this.deploy = deploy;
        this.inbox = inbox;
    }

    /** One deployment for each environment, all or none, in the order given. */
    public List<Deployment> create(
            Actor actor, SpaceId space, CreateUntenantedDeployments command, Optional<RequestKey> key) {
        actor.requireSomewhere(DEPLOYMENT_CREATE);
        Destinations.checkCount(
                "EnvironmentNames", "environment", command.environmentNames().size());
        ExecutionFields fields = ExecutionFields.of(command);
        return queued(key, tx -> {
            Release release = release(tx, space, command.projectName(), command.releaseVersion());
            List<Environment> wanted = command.environmentNames().stream()
                    .map(name -> destinations.environment(tx, space, "EnvironmentNames", name))
                    .distinct()
                    .toList();
            Release frozen = refreshed(tx, actor, release, command.updateVariableSnapshot());
            return wanted.stream()
                    .map(environment -> deploy.deploy(tx, actor, frozen, environment, Optional.empty(), fields))
                    .toList();
        });
    }

    /** One deployment for each tenant that is named or has the tags, all or none (R9.12). */
    public List<Deployment> create(
            Actor actor, SpaceId space, CreateTenantedDeployments command, Optional<RequestKey> key) {
        actor.requireSomewhere(DEPLOYMENT_CREATE);
        Destinations.checkCount(
                "Tenants",
                "tenant or tag",
                command.tenants().size() + command.tenantTags().size());
        ExecutionFields fields = ExecutionFields.of(command);
        return queued(key, tx -> {
            Release release = release(tx, space, command.projectName(), command.releaseVersion());
            Environment environment = destinations.environment(tx, space, "EnvironmentName", command.environmentName());
            List<Tenant> wanted = destinations.tenants(
                    tx, space, release.projectId(), environment, command.tenants(), command.tenantTags());
            Release frozen = refreshed(tx, actor, release, command.updateVariableSnapshot());
            return wanted.stream()
                    .map(tenant -> deploy.deploy(tx, actor, frozen, environment, Optional.of(tenant), fields))
                    .toList();
        });
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

    private Release refreshed(Handle tx, Actor actor, Release release, boolean isWanted) {
        if (!isWanted) {
            return release;
        }
        actor.require(RELEASE_EDIT, Scope.of(new SpaceId(release.spaceId())).project(release.projectId()));
        return releases.snapshotVariables(tx, actor, release);
    }

    /** One deployment, as a resource. */
    public Deployment create(Actor actor, SpaceId space, Deployment draft, Optional<RequestKey> key) {
        actor.requireSomewhere(DEPLOYMENT_CREATE);
        return queued(key, tx -> {
                    Release release = stored.find(tx, space, draft.releaseId())
                            .orElseThrow(() -> new Invalid(
                                    "ReleaseId",
                                    "There is no release '" + Checks.quote(draft.releaseId()) + "' in the space"));
                    projects.requireSame(tx, space, draft.projectId(), release.projectId());
                    Environment environment = destinations.environment(tx, space, draft);
                    Optional<Tenant> tenant = destinations.tenant(tx, space, draft);
                    return List.of(deploy.deploy(
                            tx, actor, release, environment, tenant, ExecutionFields.of(draft), draft.isRollback()));
                })
                .get(0);
    }

    /** The same again, with all the fields of the earlier one but its schedule (R7.22). */
    Deployment again(Actor actor, SpaceId space, String deploymentId) {
        Deployment before = get(actor, space, deploymentId);
        return create(actor, space, before.withQueueTime(null).withQueueTimeExpiry(null), Optional.empty());
    }

    private List<Deployment> queued(Optional<RequestKey> key, HandleCallback<List<Deployment>, RuntimeException> work) {
        List<Deployment> made = idempotency.once(key, Outcome.list(Deployment::id, store::find), work);
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
            inbox.delete(tx, List.of(doomed.taskId()));
            current.deleted(tx, List.of(doomed));
            audit.record(tx, actor, space, EventCategory.DELETED, doomed.id(), "deployment " + doomed.name());
        });
    }
}
