package dev.slipway.server.runbook;

import static dev.slipway.server.access.Permission.RUNBOOK_EDIT;
import static dev.slipway.server.access.Permission.RUNBOOK_SNAPSHOT_CREATE;
import static dev.slipway.server.access.Permission.RUNBOOK_VIEW;

import dev.slipway.api.Project;
import dev.slipway.api.Runbook;
import dev.slipway.api.RunbookSnapshot;
import dev.slipway.api.RunbookSnapshotTemplate;
import dev.slipway.api.RunbookSnapshotTemplateBuilder;
import dev.slipway.json.WireJson;
import dev.slipway.server.access.Actor;
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
import dev.slipway.server.process.ProcessService;
import dev.slipway.server.process.ProcessSnapshots;
import dev.slipway.server.project.ProjectId;
import dev.slipway.server.project.ProjectService;
import dev.slipway.server.release.ChoosePackages;
import dev.slipway.server.release.KnownVariables;
import dev.slipway.server.release.PackageNeed;
import dev.slipway.server.release.PackageOverrides;
import dev.slipway.server.variable.DeploymentVariables;
import dev.slipway.server.variable.ResolutionContext;
import dev.slipway.server.variable.ScopeField;
import dev.slipway.server.variable.VariableSnapshots;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Freezes the processes of runbooks with their variables and packages (R9.3). */
public final class SnapshotService {
    private static final int LONGEST_NOTES = 100_000;

    private final Database db;
    private final Clock clock;
    private final AuditLog audit;
    private final ProjectService projects;
    private final ProcessService processes;
    private final ProcessSnapshots processSnapshots;
    private final DeploymentVariables variables;
    private final KnownVariables knownVariables;
    private final ChoosePackages packages = new ChoosePackages();
    private final RunbookStore runbooks = new RunbookStore();
    private final SnapshotStore store = new SnapshotStore();

    public SnapshotService(
            Database db,
            Clock clock,
            AuditLog audit,
            ProjectService projects,
            ProcessService processes,
            ProcessSnapshots processSnapshots,
            DeploymentVariables variables) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
        this.projects = projects;
        this.processes = processes;
        this.processSnapshots = processSnapshots;
        this.variables = variables;
        this.knownVariables = new KnownVariables(variables);
    }

    /** Newest first. */
    public Listing<RunbookSnapshot> list(Actor actor, SpaceId space, Filter filter) {
        actor.require(RUNBOOK_VIEW, Scope.of(space));
        return db.read(tx -> store.list(tx, space, filter));
    }

    /** Newest first. */
    public Listing<RunbookSnapshot> ofRunbook(Runbook runbook, Filter filter) {
        return db.read(tx -> store.list(tx, new RunbookId(runbook.id()), filter));
    }

    /** By id only, for names are unique within a runbook and not within a space. */
    public RunbookSnapshot get(Actor actor, SpaceId space, String id) {
        return viewed(actor, space, db.read(tx -> store.find(tx, space, id)), id);
    }

    /** Of several runbooks' snapshots with that name the newest. */
    public RunbookSnapshot get(Actor actor, SpaceId space, String projectIdOrSlugOrName, String idOrName) {
        var project =
                new ProjectId(projects.get(actor, space, projectIdOrSlugOrName).id());
        return viewed(actor, space, db.read(tx -> store.find(tx, project, idOrName)), idOrName);
    }

    private static RunbookSnapshot viewed(
            Actor actor, SpaceId space, Optional<RunbookSnapshot> found, String idOrName) {
        RunbookSnapshot snapshot = found.orElseThrow(() -> NotFound.of("runbook snapshot", idOrName));
        actor.require(RUNBOOK_VIEW, Scope.of(space).project(snapshot.projectId()));
        return snapshot;
    }

    /**
     * Freezes the draft's runbook as it is now.
     *
     * @param publishes whether triggers, and users who may only run runbooks, run it from now on
     */
    public RunbookSnapshot create(Actor actor, SpaceId space, RunbookSnapshot draft, boolean publishes) {
        actor.requireSomewhere(RUNBOOK_SNAPSHOT_CREATE);
        Runbook named = db.read(tx -> runbooks.find(tx, space, new RunbookId(draft.runbookId())))
                .orElseThrow(() -> unknown(draft));
        return create(actor, named, draft, publishes);
    }

    /** In a project the draft may name the runbook by its slug or name too. */
    public RunbookSnapshot create(
            Actor actor, SpaceId space, String projectIdOrSlugOrName, RunbookSnapshot draft, boolean publishes) {
        var project =
                new ProjectId(projects.get(actor, space, projectIdOrSlugOrName).id());
        Runbook named =
                db.read(tx -> runbooks.find(tx, project, draft.runbookId())).orElseThrow(() -> unknown(draft));
        return create(actor, named, draft, publishes);
    }

    private static Invalid unknown(RunbookSnapshot draft) {
        return new Invalid("RunbookId", "there is no runbook '" + Checks.quote(draft.runbookId()) + "'");
    }

    private RunbookSnapshot create(Actor actor, Runbook known, RunbookSnapshot draft, boolean publishes) {
        var space = new SpaceId(known.spaceId());
        Scope scope = Scope.of(space).project(known.projectId());
        actor.require(RUNBOOK_SNAPSHOT_CREATE, scope);
        if (publishes) {
            actor.require(RUNBOOK_EDIT, scope);
        }
        try {
            return db.write(tx -> {
                Runbook runbook = runbooks.lock(tx, new RunbookId(known.id()))
                        .orElseThrow(() -> NotFound.of("runbook", known.id()));
                projects.requireSame(tx, space, draft.projectId(), runbook.projectId());
                RunbookSnapshot created = insert(tx, runbook, checked(tx, runbook, draft));
                audit.record(
                        tx,
                        actor,
                        space,
                        EventCategory.CREATED,
                        created.id(),
                        created.name() + " of runbook " + runbook.name());
                if (publishes) {
                    runbooks.update(tx, runbook.withPublishedRunbookSnapshotId(created.id()));
                    audit.record(tx, actor, space, EventCategory.MODIFIED, runbook.id(), "runbook " + runbook.name());
                }
                return created;
            });
        } catch (DuplicateKey e) {
            throw new Invalid(
                    "Name",
                    "There is already a snapshot called " + draft.name().strip() + " of the runbook " + known.name());
        }
    }

    private RunbookSnapshot checked(Handle tx, Runbook runbook, RunbookSnapshot draft) {
        var id = new RunbookId(runbook.id());
        String name = draft.name().isBlank()
                ? SnapshotName.free(candidate -> store.hasName(tx, id, candidate))
                : draft.name().strip();
        new Checks()
                .name("Name", name)
                .that(
                        draft.notes().length() <= LONGEST_NOTES,
                        "Notes",
                        "Notes is longer than " + LONGEST_NOTES + " characters")
                .orThrow();
        return draft.withName(name);
    }

    private RunbookSnapshot insert(Handle tx, Runbook runbook, RunbookSnapshot draft) {
        var space = new SpaceId(runbook.spaceId());
        Project project = projects.find(tx, space, runbook.projectId()).orElseThrow();
        ChoosePackages.Chosen chosen = packages.choose(
                tx,
                space,
                needs(tx, project, runbook),
                PackageOverrides.of(draft.selectedPackages()),
                Optional.empty(),
                "");
        VariableSnapshots frozen = variables.snapshot(tx, project);
        RunbookSnapshot snapshot = WireJson.empty(RunbookSnapshot.class)
                .withId(Ids.next(tx, "RunbookSnapshots"))
                .withSpaceId(space.value())
                .withProjectId(project.id())
                .withRunbookId(runbook.id())
                .withName(draft.name())
                .withNotes(draft.notes())
                .withAssembled(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .withFrozenRunbookProcessId(processSnapshots.snapshot(tx, runbook.runbookProcessId()))
                .withFrozenProjectVariableSetId(frozen.projectSetId())
                .withProjectVariableSetSnapshotId(frozen.projectSetId())
                .withLibraryVariableSetSnapshotIds(frozen.librarySetIds())
                .withSelectedPackages(chosen.selected());
        store.insert(tx, snapshot, chosen.pinned());
        return snapshot;
    }

    private List<PackageNeed> needs(Handle tx, Project project, Runbook runbook) {
        ResolutionContext inRunbook = ResolutionContext.NOWHERE.with(ScopeField.PROCESS_OWNER, runbook.id());
        return PackageNeed.of(
                processes
                        .find(tx, new SpaceId(runbook.spaceId()), runbook.runbookProcessId())
                        .orElseThrow(),
                null,
                knownVariables.of(tx, project, inRunbook));
    }

    /** Takes the variables as they are now; the process and the packages stay frozen (R6.10). */
    RunbookSnapshot refreshed(Handle tx, Actor actor, RunbookSnapshot snapshot) {
        var space = new SpaceId(snapshot.spaceId());
        actor.require(RUNBOOK_EDIT, Scope.of(space).project(snapshot.projectId()));
        Project project = projects.find(tx, space, snapshot.projectId()).orElseThrow();
        VariableSnapshots frozen = variables.snapshot(tx, project);
        RunbookSnapshot after = snapshot.withFrozenProjectVariableSetId(frozen.projectSetId())
                .withProjectVariableSetSnapshotId(frozen.projectSetId())
                .withLibraryVariableSetSnapshotIds(frozen.librarySetIds());
        store.update(tx, after);
        audit.record(tx, actor, space, EventCategory.MODIFIED, after.id(), "the variables of " + after.name());
        return after;
    }

    /** What a person has to choose for a new snapshot. */
    public RunbookSnapshotTemplate template(Runbook runbook) {
        return db.read(tx -> {
            var id = new RunbookId(runbook.id());
            var space = new SpaceId(runbook.spaceId());
            Project project = projects.find(tx, space, runbook.projectId()).orElseThrow();
            var last =
                    store.newest(tx, id).map(RunbookSnapshot::selectedPackages).orElse(List.of());
            return RunbookSnapshotTemplateBuilder.builder()
                    .nextNameIncrement(SnapshotName.free(candidate -> store.hasName(tx, id, candidate)))
                    .packages(needs(tx, project, runbook).stream()
                            .map(need -> need.offered(space, last))
                            .toList())
                    .gitResources(List.of())
                    .runbookId(runbook.id())
                    .runbookProcessId(runbook.runbookProcessId())
                    .links(Map.of())
                    .build();
        });
    }
}
