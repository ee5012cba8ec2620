package dev.slipway.server.runbook;

import static dev.slipway.server.access.Permission.RUNBOOK_RUN_CREATE;
import static dev.slipway.server.access.Permission.RUNBOOK_RUN_VIEW;

import dev.slipway.api.CreateRunbookRuns;
import dev.slipway.api.Environment;
import dev.slipway.api.Project;
import dev.slipway.api.Runbook;
import dev.slipway.api.RunbookRun;
import dev.slipway.api.RunbookSnapshot;
import dev.slipway.api.Tenant;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.deployment.Destinations;
import dev.slipway.server.deployment.ExecutionFields;
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
import dev.slipway.server.task.TaskInbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jspecify.annotations.Nullable;

/** Runbooks run in environments, for tenants or none (R9.4). */
public final class RunService {
    private final Database db;
    private final Idempotency idempotency;
    private final ProjectService projects;
    private final Destinations destinations;
    private final SnapshotService snapshots;
    private final RunRunbook runs;
    private final TaskInbox inbox;
    private final RunbookStore runbooks = new RunbookStore();
    private final SnapshotStore storedSnapshots = new SnapshotStore();
    private final RunStore store = new RunStore();

    public RunService(
            Database db,
            Idempotency idempotency,
            ProjectService projects,
            Destinations destinations,
            SnapshotService snapshots,
            RunRunbook runs,
            TaskInbox inbox) {
        this.db = db;
        this.idempotency = idempotency;
        this.projects = projects;
        this.destinations = destinations;
        this.snapshots = snapshots;
        this.runs = runs;
        this.inbox = inbox;
    }

    /**
     * One run for each environment, and each tenant that is named or has the tags; all or none.
     *
     * @throws Invalid when no snapshot is named and none is published (R9.3)
     */
    public List<RunbookRun> create(Actor actor, SpaceId space, CreateRunbookRuns command, Optional<RequestKey> key) {
        actor.requireSomewhere(RUNBOOK_RUN_CREATE);
        Destinations.checkCount(
                "EnvironmentNames", "environment", command.environmentNames().size());
        ExecutionFields fields = ExecutionFields.of(command);
        boolean isForTenants =
                !command.tenants().isEmpty() || !command.tenantTags().isEmpty();
        return queued(key, tx -> {
            FrozenRunbook wanted = wanted(tx, actor, space, command);
            List<Environment> places = command.environmentNames().stream()
                    .map(name -> destinations.environment(tx, space, "EnvironmentNames", name))
                    .distinct()
                    .toList();
            var queued = new ArrayList<RunbookRun>();
            for (Environment place : places) {
                if (!isForTenants) {
                    queued.add(runs.run(tx, actor, wanted, place, Optional.empty(), fields));
                    continue;
                }
                destinations
                        .tenants(tx, space, wanted.project().id(), place, command.tenants(), command.tenantTags())
                        .forEach(tenant -> queued.add(runs.run(tx, actor, wanted, place, Optional.of(tenant), fields)));
            }
            Destinations.checkCount("EnvironmentNames", "environment or tenant", queued.size());
            return queued;
        });
    }

    private FrozenRunbook wanted(Handle tx, Actor actor, SpaceId space, CreateRunbookRuns command) {
        Project project = projects.find(tx, space, command.projectName())
                .orElseThrow(() -> new Invalid(
                        "ProjectName",
                        "There is no project '" + Checks.quote(command.projectName()) + "' in the space"));
        Runbook named = runbooks.find(tx, new ProjectId(project.id()), command.runbookName())
                .orElseThrow(() -> new Invalid(
                        "RunbookName",
                        "There is no runbook '" + Checks.quote(command.runbookName()) + "' of the project "
                                + project.name()));
        FrozenRunbook wanted = frozen(tx, project, named, "Snapshot", command.snapshot());
        return command.updateVariableSnapshot()
                ? new FrozenRunbook(
                        wanted.project(), wanted.runbook(), snapshots.refreshed(tx, actor, wanted.snapshot()))
                : wanted;
    }

    /** @param snapshot id or name; null or blank for the published one */
    private FrozenRunbook frozen(Handle tx, Project project, Runbook named, String field, @Nullable String snapshot) {
        var id = new RunbookId(named.id());
        Runbook runbook = runbooks.lock(tx, id).orElseThrow(() -> NotFound.of("runbook", named.id()));
        boolean isNamed = snapshot != null && !snapshot.isBlank();
        String wanted = isNamed ? snapshot : runbook.publishedRunbookSnapshotId();
        if (wanted == null) {
            throw new Invalid(
                    field,
                    "the runbook " + runbook.name() + " has no published snapshot; publish one, or name a snapshot");
        }
        RunbookSnapshot found = storedSnapshots
                .find(tx, id, wanted)
                .orElseThrow(() -> new Invalid(
                        field, "There is no snapshot '" + Checks.quote(wanted) + "' of the runbook " + runbook.name()));
        return new FrozenRunbook(project, runbook, found);
    }

    /** One run, as a resource. */
    public RunbookRun create(Actor actor, SpaceId space, RunbookRun draft, Optional<RequestKey> key) {
        actor.requireSomewhere(RUNBOOK_RUN_CREATE);
        return queued(key, tx -> {
                    Runbook runbook = runbooks.find(tx, space, new RunbookId(draft.runbookId()))
                            .orElseThrow(() -> new Invalid(
                                    "RunbookId",
                                    "There is no runbook '" + Checks.quote(draft.runbookId()) + "' in the space"));
                    projects.requireSame(tx, space, draft.projectId(), runbook.projectId());
                    Project project =
                            projects.find(tx, space, runbook.projectId()).orElseThrow();
                    Optional<Tenant> tenant = destinations.tenant(tx, space, draft);
                    return List.of(runs.run(
                            tx,
                            actor,
                            frozen(tx, project, runbook, "RunbookSnapshotId", draft.runbookSnapshotId()),
                            destinations.environment(tx, space, draft),
                            tenant,
                            ExecutionFields.of(draft)));
                })
                .get(0);
    }

    private List<RunbookRun> queued(Optional<RequestKey> key, HandleCallback<List<RunbookRun>, RuntimeException> work) {
        List<RunbookRun> made = idempotency.once(key, Outcome.list(RunbookRun::id, store::find), work);
        inbox.wake();
        return made;
    }

    /** The same again, with all the fields of the earlier one but its schedule (R7.22). */
    RunbookRun again(Actor actor, SpaceId space, String runId) {
        RunbookRun before = get(actor, space, runId);
        return create(actor, space, before.withQueueTime(null).withQueueTimeExpiry(null), Optional.empty());
    }

    /** Newest first. */
    public Listing<RunbookRun> list(Actor actor, SpaceId space, RunQuery query, Filter filter) {
        actor.require(RUNBOOK_RUN_VIEW, Scope.of(space));
        return db.read(tx -> store.list(tx, space, query, filter));
    }

    public RunbookRun get(Actor actor, SpaceId space, String id) {
        RunbookRun found = db.read(tx -> store.find(tx, space, id)).orElseThrow(() -> NotFound.of("runbook run", id));
        actor.require(
                RUNBOOK_RUN_VIEW,
                Scope.of(space)
                        .project(found.projectId())
                        .environment(found.environmentId())
                        .tenant(found.tenantId()));
        return found;
    }
}
