package dev.slipway.server.channel;

import static dev.slipway.server.access.Permission.PROCESS_EDIT;
import static dev.slipway.server.access.Permission.PROCESS_VIEW;

import dev.slipway.api.Channel;
import dev.slipway.api.Lifecycle;
import dev.slipway.api.Project;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.audit.AuditLog;
import dev.slipway.server.audit.EventCategory;
import dev.slipway.server.environment.KnownEnvironments;
import dev.slipway.server.lifecycle.LifecycleService;
import dev.slipway.server.limit.Limits;
import dev.slipway.server.limit.UnknownLimits;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.DuplicateKey;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Ids;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.problem.NotFound;
import dev.slipway.server.project.ProjectId;
import dev.slipway.server.project.ProjectService;
import dev.slipway.server.tenant.TagScope;
import dev.slipway.server.tenant.TagSetService;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The kinds of releases that projects have (R4.19). Of each project's channels exactly one is the default one. */
public final class ChannelService {
    private final Database db;
    private final AuditLog audit;
    private final ProjectService projects;
    private final LifecycleService lifecycles;
    private final TagSetService tagSets;
    private final List<ChannelUsage> usages;
    private final UnknownLimits knownEnvironments = new KnownEnvironments();
    private final ChannelStore store = new ChannelStore();

    public ChannelService(
            Database db,
            AuditLog audit,
            ProjectService projects,
            LifecycleService lifecycles,
            TagSetService tagSets,
            List<ChannelUsage> usages) {
        this.db = db;
        this.audit = audit;
        this.projects = projects;
        this.lifecycles = lifecycles;
        this.tagSets = tagSets;
        this.usages = List.copyOf(usages);
    }

    public Listing<Channel> list(Actor actor, SpaceId space, Filter filter) {
        actor.require(PROCESS_VIEW, Scope.of(space));
        return db.read(tx -> store.list(tx, space, filter));
    }

    public List<Channel> all(Actor actor, SpaceId space) {
        actor.require(PROCESS_VIEW, Scope.of(space));
        return db.read(tx -> store.all(tx, space));
    }

    /** The channels of a project, the default one first, then by name. */
    public Listing<Channel> list(Actor actor, SpaceId space, String projectIdOrSlugOrName, Filter filter) {
        ProjectId project = viewed(actor, space, projectIdOrSlugOrName);
        return db.read(tx -> store.list(tx, project, filter));
    }

    private ProjectId viewed(Actor actor, SpaceId space, String projectIdOrSlugOrName) {
        var id = new ProjectId(projects.get(actor, space, projectIdOrSlugOrName).id());
        actor.require(PROCESS_VIEW, Scope.of(space).project(id.value()));
        return id;
    }

    /** For features above: the channels of a project, the default one first, then by name. */
    public List<Channel> all(Handle tx, ProjectId project) {
        return store.all(tx, project);
    }

    /** For features above, which name a project's channels by id, slug or name. */
    public Optional<Channel> find(Handle tx, ProjectId project, String idOrSlugOrName) {
        return store.find(tx, project, idOrSlugOrName);
    }

    /** For features above: the channel with an id. */
    public Optional<Channel> find(Handle tx, SpaceId space, ChannelId id) {
        return store.find(tx, space, id);
    }

    /** For features above: the channel of releases that name none. */
    public Channel defaultOne(Handle tx, ProjectId project) {
        return store.defaultOne(tx, project)
                .orElseThrow(() -> new IllegalStateException("No channel of " + project + " is the default one"));
    }

    /** For features above: the lifecycle that releases of the channel follow, which may be the project's (R4.4). */
    public Lifecycle lifecycleOf(Handle tx, Project project, Channel channel) {
        String id = channel.lifecycleId() == null ? project.lifecycleId() : channel.lifecycleId();
        return lifecycles
                .find(tx, new SpaceId(project.spaceId()), id)
                .orElseThrow(() -> new IllegalStateException("There is no lifecycle " + id));
    }

    /** By id only, for names are unique within a project and not within a space. */
    public Channel get(Actor actor, SpaceId space, String id) {
        Channel found =
                db.read(tx -> store.find(tx, space, new ChannelId(id))).orElseThrow(() -> NotFound.of("channel", id));
        actor.require(PROCESS_VIEW, Scope.of(space).project(found.projectId()));
        return found;
    }

    public Channel get(Actor actor, SpaceId space, String projectIdOrSlugOrName, String idOrSlugOrName) {
        ProjectId project = viewed(actor, space, projectIdOrSlugOrName);
        return db.read(tx -> store.find(tx, project, idOrSlugOrName))
                .orElseThrow(() -> NotFound.of("channel", idOrSlugOrName));
    }

    public Channel create(Actor actor, SpaceId space, Channel draft) {
        actor.requireSomewhere(PROCESS_EDIT);
        Channel wanted = ChannelDraft.checked(draft);
        ProjectId project = projectOf(space, draft.projectId());
        actor.require(PROCESS_EDIT, Scope.of(space).project(project.value()));
        return unique(
                wanted,
                () -> db.write(tx -> {
                    projects.lock(tx, project);
                    Channel created = resolved(tx, space, wanted)
                            .withId(Ids.next(tx, "Channels"))
                            .withSpaceId(space.value())
                            .withProjectId(project.value())
                            .withSlug(store.freeSlug(
                                    tx, project, wanted.slug().isBlank() ? wanted.name() : wanted.slug()));
                    if (created.isDefault()) {
                        withdrawDefault(tx, project);
                    }
                    store.insert(tx, created);
                    audit.record(tx, actor, space, EventCategory.CREATED, created.id(), "channel " + created.name());
                    return created;
                }));
    }

    private ProjectId projectOf(SpaceId space, String idOrSlugOrName) {
        new Checks()
                .that(
                        !idOrSlugOrName.isBlank(),
                        "ProjectId",
                        "ProjectId is missing; it must name a project of the space")
                .orThrow();
        return db.read(tx -> projects.find(tx, space, idOrSlugOrName))
                .map(project -> new ProjectId(project.id()))
                .orElseThrow(() -> new Invalid(
                        "ProjectId", "there is no project '" + Checks.quote(idOrSlugOrName) + "' in the space"));
    }

    /** @throws Invalid when the default channel would no longer be one; another has to be made the default (R4.19) */
    public Channel modify(Actor actor, SpaceId space, String id, Channel draft) {
        Channel known = get(actor, space, id);
        actor.require(PROCESS_EDIT, Scope.of(space).project(known.projectId()));
        Channel wanted = ChannelDraft.checked(draft);
        var project = new ProjectId(known.projectId());
        return unique(
                wanted,
                () -> db.write(tx -> {
                    projects.lock(tx, project);
                    Channel before = store.find(tx, space, new ChannelId(known.id()))
                            .orElseThrow(() -> NotFound.of("channel", id));
                    projects.requireSame(tx, space, draft.projectId(), project.value());
                    if (before.isDefault() && !wanted.isDefault()) {
                        throw new Invalid(
                                "IsDefault",
                                "the channel " + before.name()
                                        + " is the default one; make another channel the default one instead");
                    }
                    Channel after = resolved(tx, space, wanted)
                            .withId(before.id())
                            .withSpaceId(before.spaceId())
                            .withProjectId(before.projectId())
                            .withSlug(before.slug());
                    if (after.isDefault() && !before.isDefault()) {
                        withdrawDefault(tx, project);
                    }
                    store.update(tx, after);
                    audit.record(tx, actor, space, EventCategory.MODIFIED, after.id(), "channel " + after.name());
                    return after;
                }));
    }

    private void withdrawDefault(Handle tx, ProjectId project) {
        Optional<Channel> before = store.defaultOne(tx, project);
        before.ifPresent(channel -> store.update(tx, channel.withIsDefault(false)));
    }

    /** @throws Invalid when it is the default one, or naming what still belongs to it (R4.19) */
    public void delete(Actor actor, SpaceId space, String id) {
        Channel known = get(actor, space, id);
        actor.require(PROCESS_EDIT, Scope.of(space).project(known.projectId()));
        var channel = new ChannelId(known.id());
        db.change(tx -> {
            projects.lock(tx, new ProjectId(known.projectId()));
            Channel doomed = store.find(tx, space, channel).orElseThrow(() -> NotFound.of("channel", id));
            if (doomed.isDefault()) {
                throw new Invalid("The channel " + doomed.name()
                        + " cannot be deleted; it is the default one, which every project has.");
            }
            Checks.unused(
                    "channel " + doomed.name(), usages.stream().flatMap(usage -> usage.usesOf(tx, channel).stream()));
            store.delete(tx, channel);
            audit.record(tx, actor, space, EventCategory.DELETED, doomed.id(), "channel " + doomed.name());
        });
    }

    /** The channel with the id of its lifecycle, if it has one, and its tags as their sets spell them. */
    private Channel resolved(Handle tx, SpaceId space, Channel wanted) {
        List<String> tags = tagSets.filter(tx, space, TagScope.TENANT, "TenantTags", wanted.tenantTags());
        checkParent(tx, space, wanted);
        String lifecycle = wanted.lifecycleId();
        if (lifecycle == null) {
            return wanted.withTenantTags(tags);
        }
        String id = lifecycles
                .find(tx, space, lifecycle)
                .map(Lifecycle::id)
                .orElseThrow(() -> new Invalid(
                        "LifecycleId", "there is no lifecycle '" + Checks.quote(lifecycle) + "' in the space"));
        return wanted.withTenantTags(tags).withLifecycleId(id);
    }

    private void checkParent(Handle tx, SpaceId space, Channel channel) {
        @Nullable String parent = channel.parentEnvironmentId();
        var checks = new Checks();
        knownEnvironments
                .unknownIn(
                        tx,
                        space,
                        Limits.toEnvironments(parent == null || parent.isBlank() ? List.of() : List.of(parent)))
                .forEach(unknown -> checks.that(false, "ParentEnvironmentId", unknown.sentence()));
        checks.orThrow();
    }

    private static Channel unique(Channel wanted, Supplier<Channel> work) {
        try {
            return work.get();
        } catch (DuplicateKey e) {
            throw new Invalid("Name", "There is already a channel called " + wanted.name() + " in the project");
        }
    }
}
