package dev.slipway.server.runbook;

import static dev.slipway.server.access.Permission.RUNBOOK_EDIT;
import static dev.slipway.server.access.Permission.RUNBOOK_VIEW;

import dev.slipway.api.DeploymentProcess;
import dev.slipway.api.Environment;
import dev.slipway.api.Project;
import dev.slipway.api.Runbook;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Permission;
import dev.slipway.server.access.Scope;
import dev.slipway.server.audit.AuditLog;
import dev.slipway.server.audit.EventCategory;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.DuplicateKey;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Ids;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.problem.NotFound;
import dev.slipway.server.process.ProcessFurnishing;
import dev.slipway.server.process.ProcessIds;
import dev.slipway.server.project.ProjectId;
import dev.slipway.server.project.ProjectService;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Processes for operations (R9.1). */
public final class RunbookService {
    private final Database db;
    private final AuditLog audit;
    private final ProjectService projects;
    private final ProcessFurnishing processes;
    private final RunbookRules rules;
    private final RunbookEnvironments environments;
    private final RunbookRuns runs;
    private final RunbookStore store = new RunbookStore();

    public RunbookService(
            Database db,
            AuditLog audit,
            ProjectService projects,
            ProcessFurnishing processes,
            RunbookRules rules,
            RunbookEnvironments environments,
            RunbookRuns runs) {
        this.db = db;
        this.audit = audit;
        this.projects = projects;
        this.processes = processes;
        this.rules = rules;
        this.environments = environments;
        this.runs = runs;
    }

    /** @param projectIds only their runbooks; empty means no filter */
    public Listing<Runbook> list(Actor actor, SpaceId space, List<String> projectIds, Filter filter) {
        actor.require(RUNBOOK_VIEW, Scope.of(space));
        return db.read(tx -> store.list(tx, space, projectIds, filter));
    }

    /** The runbooks of a project, by name. */
    public Listing<Runbook> ofProject(Actor actor, SpaceId space, String projectIdOrSlugOrName, Filter filter) {
        Project project = viewed(actor, space, projectIdOrSlugOrName);
        return db.read(tx -> store.list(tx, new ProjectId(project.id()), filter));
    }

    private Project viewed(Actor actor, SpaceId space, String projectIdOrSlugOrName) {
        Project project = projects.get(actor, space, projectIdOrSlugOrName);
        actor.require(RUNBOOK_VIEW, Scope.of(space).project(project.id()));
        return project;
    }

    /** By id only, for names are unique within a project and not within a space. */
    public Runbook get(Actor actor, SpaceId space, String id) {
        Runbook found =
                db.read(tx -> store.find(tx, space, new RunbookId(id))).orElseThrow(() -> NotFound.of("runbook", id));
        actor.require(RUNBOOK_VIEW, Scope.of(space).project(found.projectId()));
        return found;
    }

    public Runbook get(Actor actor, SpaceId space, String projectIdOrSlugOrName, String idOrSlugOrName) {
        Project project = viewed(actor, space, projectIdOrSlugOrName);
        return db.read(tx -> store.find(tx, new ProjectId(project.id()), idOrSlugOrName))
                .orElseThrow(() -> NotFound.of("runbook", idOrSlugOrName));
    }

    /** In the project that the draft names by id, slug or name. */
    public Runbook create(Actor actor, SpaceId space, Runbook draft) {
        actor.requireSomewhere(RUNBOOK_EDIT);
        Optional<Project> project = db.read(tx -> projects.find(tx, space, draft.projectId()));
        return create(
                actor,
                space,
                project.orElseThrow(() -> new Invalid(
                        "ProjectId", "there is no project '" + Checks.quote(draft.projectId()) + "' in the space")),
                draft);
    }

    public Runbook create(Actor actor, SpaceId space, String projectIdOrSlugOrName, Runbook draft) {
        return create(actor, space, projects.get(actor, space, projectIdOrSlugOrName), draft);
    }

    private Runbook create(Actor actor, SpaceId space, Project project, Runbook draft) {
        actor.require(RUNBOOK_EDIT, Scope.of(space).project(project.id()));
        return unique(
                draft,
                () -> db.write(tx -> {
                    var projectId = new ProjectId(project.id());
                    projects.lock(tx, projectId);
                    projects.requireSame(tx, space, draft.projectId(), project.id());
                    Runbook wanted = rules.checked(tx, space, draft);
                    var id = new RunbookId(Ids.next(tx, "Runbooks"));
                    DeploymentProcess process = processes.create(tx, space, project.id(), id.value());
                    Runbook created = wanted.withId(id.value())
                            .withSpaceId(space.value())
                            .withProjectId(project.id())
                            .withSlug(store.freeSlug(
                                    tx, projectId, wanted.slug().isBlank() ? wanted.name() : wanted.slug()))
                            .withRunbookProcessId(process.id())
                            .withPublishedRunbookSnapshotId(null);
                    store.insert(tx, created);
                    audit.record(tx, actor, space, EventCategory.CREATED, created.id(), words(created));
                    return created;
                }));
    }

    /** Also publishes the snapshot that the draft names (R9.3). */
    public Runbook modify(Actor actor, SpaceId space, Runbook known, Runbook draft) {
        require(actor, RUNBOOK_EDIT, known);
        return unique(
                draft,
                () -> db.write(tx -> {
                    Runbook before = locked(tx, known);
                    projects.requireSame(tx, space, draft.projectId(), before.projectId());
                    Runbook after = rules.checked(tx, space, draft)
                            .withId(before.id())
                            .withSpaceId(before.spaceId())
                            .withProjectId(before.projectId())
                            .withSlug(before.slug())
                            .withRunbookProcessId(before.runbookProcessId())
                            .withPublishedRunbookSnapshotId(presentOrNull(draft));
                    rules.checkPublished(tx, after);
                    store.update(tx, after);
                    audit.record(tx, actor, space, EventCategory.MODIFIED, after.id(), words(after));
                    return after;
                }));
    }

    private static @Nullable String presentOrNull(Runbook draft) {
        String published = draft.publishedRunbookSnapshotId();
        return published == null || published.isBlank() ? null : published;
    }

    /**
     * Deletes the runbook with its process, its snapshots and its runs.
     *
     * @throws Invalid while it runs
     */
    public void delete(Actor actor, SpaceId space, Runbook known) {
        require(actor, RUNBOOK_EDIT, known);
        db.change(tx -> {
            Runbook doomed = locked(tx, known);
            runs.forget(tx, doomed);
            store.delete(tx, new RunbookId(doomed.id()));
            processes.delete(tx, ProcessIds.ofRunbook(doomed.id()));
            audit.record(tx, actor, space, EventCategory.DELETED, doomed.id(), words(doomed));
        });
    }

    /** The environments in which it may run, in the order of the space. */
    public List<Environment> environments(Actor actor, SpaceId space, Runbook runbook) {
        return db.read(tx -> {
            Project project = projects.find(tx, space, runbook.projectId()).orElseThrow();
            return environments.of(tx, project, runbook).stream()
                    .filter(environment -> actor.may(
                            Permission.ENVIRONMENT_VIEW, Scope.of(space).environment(environment.id())))
                    .toList();
        });
    }

    private Runbook locked(Handle tx, Runbook known) {
        return store.lock(tx, new RunbookId(known.id())).orElseThrow(() -> NotFound.of("runbook", known.id()));
    }

    private static void require(Actor actor, Permission permission, Runbook runbook) {
        actor.require(permission, Scope.of(new SpaceId(runbook.spaceId())).project(runbook.projectId()));
    }

    private static String words(Runbook runbook) {
        return "runbook " + runbook.name();
    }

    private static Runbook unique(Runbook wanted, Supplier<Runbook> work) {
        try {
            return work.get();
        } catch (DuplicateKey e) {
            throw new Invalid(
                    "Name", "There is already a runbook called " + wanted.name().strip() + " in the project");
        }
    }
}
