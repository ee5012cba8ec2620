package dev.slipway.server.release;

import static dev.slipway.server.access.Permission.RELEASE_CREATE;
import static dev.slipway.server.access.Permission.RELEASE_DELETE;
import static dev.slipway.server.access.Permission.RELEASE_EDIT;
import static dev.slipway.server.access.Permission.RELEASE_VIEW;

import dev.slipway.api.Channel;
import dev.slipway.api.CreateRelease;
import dev.slipway.api.MissingPackage;
import dev.slipway.api.Project;
import dev.slipway.api.Release;
import dev.slipway.api.ReleaseTemplate;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Permission;
import dev.slipway.server.access.Scope;
import dev.slipway.server.audit.AuditLog;
import dev.slipway.server.audit.EventCategory;
import dev.slipway.server.channel.ChannelId;
import dev.slipway.server.channel.ChannelService;
import dev.slipway.server.idempotency.Idempotency;
import dev.slipway.server.idempotency.RequestKey;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Conflict;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.problem.NotFound;
import dev.slipway.server.process.ProcessService;
import dev.slipway.server.process.ProcessSnapshots;
import dev.slipway.server.project.ProjectId;
import dev.slipway.server.project.ProjectService;
import dev.slipway.server.variable.DeploymentVariables;
import dev.slipway.server.variable.VariableSnapshots;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What was frozen of projects, under numbers (R7.1). */
public final class ReleaseService {
    private final Database db;
    private final Idempotency idempotency;
    private final Clock clock;
    private final AuditLog audit;
    private final ProjectService projects;
    private final ChannelService channels;
    private final DeploymentVariables variables;
    private final AssembleRelease assembly;
    private final List<ReleaseUsage> usages;
    private final List<NewReleases> followers;
    private final ReleaseStore store = new ReleaseStore();
    private final ChoosePackages packages = new ChoosePackages();

    public ReleaseService(
            Database db,
            Idempotency idempotency,
            Clock clock,
            AuditLog audit,
            ProjectService projects,
            ChannelService channels,
            ProcessService processes,
            ProcessSnapshots processSnapshots,
            DeploymentVariables variables,
            List<ReleaseUsage> usages,
            List<NewReleases> followers) {
        this.db = db;
        this.idempotency = idempotency;
        this.clock = clock;
        this.audit = audit;
        this.projects = projects;
        this.channels = channels;
        this.variables = variables;
        this.assembly = new AssembleRelease(channels, processes, processSnapshots, variables);
        this.usages = List.copyOf(usages);
        this.followers = List.copyOf(followers);
    }

    /** A release, and whether it was made just now. */
    public record Created(Release release, boolean isNew) {}

    private final class CreatedOutcome implements Idempotency.Outcome<Created> {
        @Override
        public List<String> ids(Created created) {
            return created.isNew() ? List.of(created.release().id()) : List.of();
        }

        @Override
        public Optional<Created> found(Handle tx, List<String> ids) {
            return store.find(tx, new ReleaseId(ids.get(0))).map(release -> new Created(release, true));
        }
    }

    /** @throws Conflict when the version is taken and the command does not say to ignore that (R4.28) */
    public Created create(Actor actor, SpaceId space, CreateRelease command, Optional<RequestKey> key) {
        return create(actor, space, ReleaseRequest.of(command), key);
    }

    public Release create(
            Actor actor, SpaceId space, Release draft, boolean ignoresChannelRules, Optional<RequestKey> key) {
        return create(actor, space, ReleaseRequest.of(draft, ignoresChannelRules), key)
                .release();
    }

    private Created create(Actor actor, SpaceId space, ReleaseRequest wanted, Optional<RequestKey> key) {
        actor.requireSomewhere(RELEASE_CREATE);
        Created created = idempotency.once(key, new CreatedOutcome(), tx -> {
            Project named = projects.find(tx, space, wanted.project().name())
                    .orElseThrow(() -> new Invalid(
                            wanted.project().field(),
                            "There is no project '"
                                    + Checks.quote(wanted.project().name()) + "' in the space"));
            actor.require(RELEASE_CREATE, Scope.of(space).project(named.id()));
            var id = new ProjectId(named.id());
            projects.lock(tx, id); // no two releases get the same number
            Project project = projects.find(tx, space, id.value()).orElseThrow();
            Optional<Release> existing = wanted.version().isEmpty()
                    ? Optional.empty()
                    : store.find(tx, id, ReleaseNumber.checked(wanted.version()));
            if (existing.isPresent() && wanted.ignoresExisting()) {
                return new Created(existing.get(), false);
            }
            if (project.isDisabled()) {
                throw new Invalid("The project " + project.name() + " is disabled; it takes no new releases.");
            }
            AssembleRelease.Assembled assembled =
                    assembly.assemble(tx, project, wanted, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            Release release = assembled.release();
            Optional<Release> taken = store.find(tx, id, release.version());
            if (taken.isPresent() && wanted.ignoresExisting()) {
                return new Created(taken.get(), false);
            }
            taken.ifPresent(other -> {
                throw taken(project, other.version());
            });
            store.insert(tx, release, assembled.pinned());
            audit.record(tx, actor, space, EventCategory.CREATED, release.id(), words(project, release));
            followers.forEach(follower -> follower.created(tx, release));
            return new Created(release, true);
        });
        if (created.isNew()) {
            followers.forEach(NewReleases::committed);
        }
        return created;
    }

    private static Conflict taken(Project project, String version) {
        return new Conflict("There is already a release " + version + " of the project " + project.name() + ".");
    }

    private static String words(Project project, Release release) {
        return "release " + release.version() + " of " + project.name();
    }

    /** Newest first. */
    public Listing<Release> list(Actor actor, SpaceId space, Filter filter) {
        actor.require(RELEASE_VIEW, Scope.of(space));
        return db.read(tx -> store.list(tx, space, filter));
    }

    /** Newest first. */
    public Listing<Release> ofProject(Actor actor, SpaceId space, String projectIdOrSlugOrName, Filter filter) {
        Project project = viewed(actor, space, projectIdOrSlugOrName);
        return db.read(tx -> store.list(tx, new ProjectId(project.id()), filter));
    }

    /** Newest first. */
    public Listing<Release> ofChannel(
            Actor actor, SpaceId space, String projectIdOrSlugOrName, String channelIdOrSlugOrName, Filter filter) {
        Project project = viewed(actor, space, projectIdOrSlugOrName);
        Channel channel = channels.get(actor, space, project.id(), channelIdOrSlugOrName);
        return db.read(tx -> store.list(tx, new ChannelId(channel.id()), filter));
    }

    public Release byVersion(Actor actor, SpaceId space, String projectIdOrSlugOrName, String version) {
        Project project = viewed(actor, space, projectIdOrSlugOrName);
        return db.read(tx -> store.find(tx, new ProjectId(project.id()), version.strip()))
                .orElseThrow(() -> NotFound.of("release", version));
    }

    private Project viewed(Actor actor, SpaceId space, String projectIdOrSlugOrName) {
        Project project = projects.get(actor, space, projectIdOrSlugOrName);
        actor.require(RELEASE_VIEW, Scope.of(space).project(project.id()));
        return project;
    }

    public Release get(Actor actor, SpaceId space, String id) {
        Release found = db.read(tx -> store.find(tx, space, id)).orElseThrow(() -> NotFound.of("release", id));
        actor.require(RELEASE_VIEW, Scope.of(space).project(found.projectId()));
        return found;
    }

    /** Changes what may be changed: notes, version, channel, custom fields and package versions (R7.3). */
    public Release modify(Actor actor, SpaceId space, String id, Release draft) {
        Release known = editable(actor, space, id, RELEASE_EDIT);
        ReleaseRequest.check(draft.releaseNotes(), draft.customFields());
        var projectId = new ProjectId(known.projectId());
        return db.write(tx -> {
            projects.lock(tx, projectId);
            Release before = store.lock(tx, new ReleaseId(known.id())).orElseThrow(() -> NotFound.of("release", id));
            projects.requireSame(tx, space, draft.projectId(), projectId.value());
            Project project = projects.find(tx, space, projectId.value()).orElseThrow();
            String version = draft.version().isBlank() ? before.version() : ReleaseNumber.checked(draft.version());
            Optional<Release> taken = store.find(tx, projectId, version)
                    .filter(other -> !other.id().equals(before.id()));
            if (taken.isPresent()) {
                throw new Invalid("Version", "There is already a release " + version + " of " + project.name());
            }
            Release after = before.withVersion(version)
                    .withReleaseNotes(draft.releaseNotes())
                    .withCustomFields(draft.customFields())
                    .withChannelId(
                            draft.channelId().isBlank() ? before.channelId() : channel(tx, project, draft.channelId()));
            boolean isChosenAnew = !draft.selectedPackages().isEmpty()
                    && !draft.selectedPackages().equals(before.selectedPackages());
            if (isChosenAnew) {
                ChoosePackages.Chosen chosen = assembly.choose(tx, project, after, draft.selectedPackages());
                after = after.withSelectedPackages(chosen.selected()).withBuildInformation(chosen.builds());
                store.replacePackages(tx, after.id(), chosen.pinned());
            }
            store.update(tx, after);
            audit.record(tx, actor, space, EventCategory.MODIFIED, after.id(), words(project, after));
            return after;
        });
    }

    private String channel(Handle tx, Project project, String idOrSlugOrName) {
        return channels.find(tx, new ProjectId(project.id()), idOrSlugOrName)
                .map(Channel::id)
                .orElseThrow(() -> new Invalid(
                        "ChannelId",
                        "There is no channel '" + Checks.quote(idOrSlugOrName) + "' in the project " + project.name()));
    }

    private Release editable(Actor actor, SpaceId space, String id, Permission permission) {
        Release known = get(actor, space, id);
        actor.require(permission, Scope.of(space).project(known.projectId()));
        return known;
    }

    /** Freezes the variables anew, as they are now; process and packages stay (R6.10). */
    public Release snapshotVariables(Actor actor, SpaceId space, String id) {
        Release known = editable(actor, space, id, RELEASE_EDIT);
        return db.write(tx -> snapshotVariables(tx, actor, known));
    }

    /** For features above, whose actor may edit the release. */
    public Release snapshotVariables(Handle tx, Actor actor, Release known) {
        var space = new SpaceId(known.spaceId());
        Release before =
                store.lock(tx, new ReleaseId(known.id())).orElseThrow(() -> NotFound.of("release", known.id()));
        Project project = projects.find(tx, space, before.projectId()).orElseThrow();
        VariableSnapshots frozen = variables.snapshot(tx, project);
        Release after = before.withProjectVariableSetSnapshotId(frozen.projectSetId())
                .withLibraryVariableSetSnapshotIds(frozen.librarySetIds());
        store.update(tx, after);
        audit.record(
                tx,
                actor,
                space,
                EventCategory.MODIFIED,
                after.id(),
                "the variable snapshot of " + words(project, after));
        return after;
    }

    /** @throws Invalid when something of the release is still running (R7.11) */
    public void delete(Actor actor, SpaceId space, String id) {
        Release known = editable(actor, space, id, RELEASE_DELETE);
        db.change(tx -> {
            Release doomed = store.lock(tx, new ReleaseId(known.id())).orElseThrow(() -> NotFound.of("release", id));
            List<String> blocking = usages.stream()
                    .flatMap(usage -> usage.blocking(tx, doomed).stream())
                    .toList();
            if (!blocking.isEmpty()) {
                throw new Invalid("The release " + doomed.version() + " cannot be deleted while there is "
                        + String.join(", ", blocking) + ".");
            }
            usages.forEach(usage -> usage.forget(tx, doomed));
            store.delete(tx, new ReleaseId(doomed.id()));
            audit.record(tx, actor, space, EventCategory.DELETED, doomed.id(), "release " + doomed.version());
        });
    }

    /** @param channelIdOrSlugOrName empty for the default one */
    public ReleaseTemplate template(
            Actor actor, SpaceId space, String projectIdOrSlugOrName, String channelIdOrSlugOrName) {
        Project project = viewed(actor, space, projectIdOrSlugOrName);
        return db.read(tx -> assembly.template(tx, project, channelIdOrSlugOrName, clock.instant()));
    }

    /** The packages of the release that no feed has any more. */
    public List<MissingPackage> missingPackages(Actor actor, SpaceId space, String id) {
        Release release = get(actor, space, id);
        return db.read(tx -> packages.missing(tx, space, store.packages(tx, release.id()))).stream()
                .map(one -> new MissingPackage(one.packageId(), one.version()))
                .distinct()
                .toList();
    }
}
