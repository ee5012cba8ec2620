package dev.slipway.server.project;

import static dev.slipway.server.access.Permission.LIFECYCLE_VIEW;
import static dev.slipway.server.access.Permission.PROJECT_CREATE;
import static dev.slipway.server.access.Permission.PROJECT_DELETE;
import static dev.slipway.server.access.Permission.PROJECT_EDIT;
import static dev.slipway.server.access.Permission.PROJECT_GROUP_VIEW;
import static dev.slipway.server.access.Permission.PROJECT_VIEW;

import dev.slipway.api.Lifecycle;
import dev.slipway.api.PersistenceSettings;
import dev.slipway.api.Project;
import dev.slipway.api.ProjectGroup;
import dev.slipway.api.ReleaseCreationStrategy;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.audit.AuditLog;
import dev.slipway.server.audit.EventCategory;
import dev.slipway.server.lifecycle.LifecycleId;
import dev.slipway.server.lifecycle.LifecycleService;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.DuplicateKey;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Ids;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.problem.NotFound;
import dev.slipway.server.tenant.TagScope;
import dev.slipway.server.tenant.TagSetService;
import dev.slipway.server.tenant.TenantReferences;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What is deployed (R4.1). */
public final class ProjectService {
    private final Database db;
    private final AuditLog audit;
    private final ProjectGroupService groups;
    private final LifecycleService lifecycles;
    private final TagSetService tagSets;
    private final List<KnownParts> parts;
    private final List<ProjectFurnishing> furnishings;
    private final List<ProjectCopy> copies;
    private final TenantReferences tenants = new TenantReferences();
    private final ProjectStore store = new ProjectStore();

    /** @param copies in the order in which they run, which is from low to high */
    public ProjectService(
            Database db,
            AuditLog audit,
            ProjectGroupService groups,
            LifecycleService lifecycles,
            TagSetService tagSets,
            List<KnownParts> parts,
            List<ProjectFurnishing> furnishings,
            List<ProjectCopy> copies) {
        this.db = db;
        this.audit = audit;
        this.groups = groups;
        this.lifecycles = lifecycles;
        this.tagSets = tagSets;
        this.parts = List.copyOf(parts);
        this.furnishings = List.copyOf(furnishings);
        this.copies = List.copyOf(copies);
    }

    /** Takes all projects out of a space that is deleted. */
    public void clear(Handle tx, SpaceId space) {
        store.deleteAll(tx, space);
    }

    /** @param clonedFromProjectId only copies of this project; empty means no filter */
    public Listing<Project> list(Actor actor, SpaceId space, String clonedFromProjectId, Filter filter) {
        actor.require(PROJECT_VIEW, Scope.of(space));
        return db.read(tx -> store.list(tx, space, clonedFromProjectId, filter));
    }

    public List<Project> all(Actor actor, SpaceId space) {
        actor.require(PROJECT_VIEW, Scope.of(space));
        return db.read(tx -> all(tx, space));
    }

    /** For features above: all projects, by name. */
    public List<Project> all(Handle tx, SpaceId space) {
        return store.all(tx, space);
    }

    /** The projects of a group, by name. */
    public Listing<Project> inGroup(Actor actor, SpaceId space, String idOrSlugOrName, Filter filter) {
        actor.require(PROJECT_GROUP_VIEW, Scope.of(space));
        actor.require(PROJECT_VIEW, Scope.of(space));
        ProjectGroup group = groups.get(actor, space, idOrSlugOrName);
        return db.read(tx -> store.inGroup(tx, new ProjectGroupId(group.id()), filter));
    }

    /** The projects whose own lifecycle it is, by name. */
    public List<Project> following(Actor actor, SpaceId space, String idOrSlugOrName) {
        actor.require(LIFECYCLE_VIEW, Scope.of(space));
        actor.require(PROJECT_VIEW, Scope.of(space));
        Lifecycle lifecycle = lifecycles.get(actor, space, idOrSlugOrName);
        return db.read(tx -> store.following(tx, new LifecycleId(lifecycle.id())));
    }

    /** For features above, which name projects by id, slug or name. */
    public Optional<Project> find(Handle tx, SpaceId space, String idOrSlugOrName) {
        return store.find(tx, space, idOrSlugOrName);
    }

    /**
     * For features above, whose resources stay in their projects.
     *
     * @param named id, slug or name of the project that a client takes for theirs; blank for none
     * @throws Invalid when that is another one
     */
    public void requireSame(Handle tx, SpaceId space, String named, String projectId) {
        boolean isSame = named.isBlank()
                || find(tx, space, named)
                        .filter(project -> project.id().equals(projectId))
                        .isPresent();
        if (!isSame) {
            throw new Invalid(
                    "ProjectId", "'" + Checks.quote(named) + "' is not the project that it belongs to, " + projectId);
        }
    }

    /**
     * For features above: keeps others from changing the parts of the project until the transaction ends.
     *
     * @throws NotFound when it has been deleted
     */
    public void lock(Handle tx, ProjectId id) {
        if (!store.lock(tx, id)) {
            throw NotFound.of("project", id.value());
        }
    }

    public Project get(Actor actor, SpaceId space, String idOrSlugOrName) {
        Project found = db.read(tx -> find(tx, space, idOrSlugOrName))
                .orElseThrow(() -> NotFound.of("project", idOrSlugOrName));
        actor.require(PROJECT_VIEW, Scope.of(space).project(found.id()));
        return found;
    }

    public Project create(Actor actor, SpaceId space, Project draft) {
        actor.require(PROJECT_CREATE, Scope.of(space));
        Project wanted = ProjectRules.checked(draft, Optional.empty());
        return unique(
                wanted,
                () -> db.write(tx -> {
                    Project resolved = resolved(tx, space, Optional.empty(), wanted.withId(""));
                    Project created = insert(tx, actor, space, resolved.withClonedFromProjectId(null));
                    furnishings.forEach(furnishing -> furnishing.furnish(tx, created));
                    return created;
                }));
    }

    /**
     * Makes a project with the settings and the parts of another (R4.1); the draft gives its name, its description, and,
     * where it has them, its group and lifecycle.
     */
    public Project copy(Actor actor, SpaceId space, String sourceIdOrSlugOrName, Project draft) {
        actor.require(PROJECT_CREATE, Scope.of(space));
        Project source = get(actor, space, sourceIdOrSlugOrName);
        Project wanted = ProjectRules.checked(
                source.withName(draft.name())
                        .withSlug(draft.slug())
                        .withDescription(draft.description())
                        .withProjectGroupId(
                                draft.projectGroupId().isBlank() ? source.projectGroupId() : draft.projectGroupId())
                        .withLifecycleId(draft.lifecycleId().isBlank() ? source.lifecycleId() : draft.lifecycleId()),
                Optional.empty());
        return unique(
                wanted,
                () -> db.write(tx -> {
                    Project resolved = resolved(tx, space, Optional.of(source), wanted);
                    Project created = insert(tx, actor, space, resolved.withClonedFromProjectId(source.id()));
                    var ids = new CopiedIds();
                    ids.put(source.id(), created.id());
                    copies.forEach(copy -> copy.copy(tx, source, created, ids));
                    Project pointingToCopies = pointed(created, ids);
                    store.update(tx, pointingToCopies);
                    return pointingToCopies;
                }));
    }

    /** The project with its own channels and runbooks for those of its source, whose releases are not copied. */
    private static Project pointed(Project project, CopiedIds ids) {
        @Nullable ReleaseCreationStrategy strategy = project.releaseCreationStrategy();
        return project.withReleaseCreationStrategy(
                        strategy == null ? null : strategy.withChannelId(copy(strategy.channelId(), ids)))
                .withProvisioningRunbookId(copy(project.provisioningRunbookId(), ids))
                .withDeprovisioningRunbookId(copy(project.deprovisioningRunbookId(), ids))
                .withAutoDeployReleaseOverrides(List.of());
    }

    private static @Nullable String copy(@Nullable String id, CopiedIds ids) {
        return id == null ? null : ids.of(id);
    }

    private Project insert(Handle tx, Actor actor, SpaceId space, Project wanted) {
        String id = Ids.next(tx, "Projects");
        Project created = store.insert(
                tx,
                wanted.withId(id)
                        .withSpaceId(space.value())
                        .withSlug(store.freeSlug(tx, space, wanted.slug().isBlank() ? wanted.name() : wanted.slug()))
                        .withVariableSetId("variableset-" + id)
                        .withDeploymentProcessId("deploymentprocess-" + id)
                        .withIsVersionControlled(false)
                        .withPersistenceSettings(PersistenceSettings.DATABASE));
        audit.record(tx, actor, space, EventCategory.CREATED, id, "project " + created.name());
        return created;
    }

    public Project modify(Actor actor, SpaceId space, String idOrSlugOrName, Project draft) {
        return change(actor, space, idOrSlugOrName, before -> draft);
    }

    /** Changes a part of the project, such as its deployment settings. */
    public Project change(Actor actor, SpaceId space, String idOrSlugOrName, UnaryOperator<Project> change) {
        Project known = get(actor, space, idOrSlugOrName);
        actor.require(PROJECT_EDIT, Scope.of(space).project(known.id()));
        return unique(
                change.apply(known),
                () -> db.write(tx -> {
                    lock(tx, new ProjectId(known.id()));
                    Project before =
                            find(tx, space, known.id()).orElseThrow(() -> NotFound.of("project", idOrSlugOrName));
                    Project wanted = ProjectRules.checked(change.apply(before), Optional.of(before));
                    Project after = resolved(tx, space, Optional.of(before), wanted.withId(before.id()))
                            .withSpaceId(before.spaceId())
                            .withSlug(before.slug())
                            .withVariableSetId(before.variableSetId())
                            .withDeploymentProcessId(before.deploymentProcessId())
                            .withClonedFromProjectId(before.clonedFromProjectId());
                    store.update(tx, after);
                    audit.record(tx, actor, space, EventCategory.MODIFIED, after.id(), "project " + after.name());
                    return after;
                }));
    }

    /** Deletes the project with everything that belongs to it. */
    public void delete(Actor actor, SpaceId space, String idOrSlugOrName) {
        Project doomed = get(actor, space, idOrSlugOrName);
        actor.require(PROJECT_DELETE, Scope.of(space).project(doomed.id()));
        db.change(tx -> {
            tenants.unlinkProject(tx, space, doomed.id());
            store.delete(tx, new ProjectId(doomed.id()));
            audit.record(tx, actor, space, EventCategory.DELETED, doomed.id(), "project " + doomed.name());
        });
    }

    /** The project with the ids of what it names, all of which must be in the space. */
    private Project resolved(Handle tx, SpaceId space, Optional<Project> before, Project wanted) {
        Optional<ProjectGroup> group = groups.find(tx, space, wanted.projectGroupId());
        Optional<Lifecycle> lifecycle = lifecycles.find(tx, space, wanted.lifecycleId());
        var checks = new Checks();
        parts.forEach(part -> part.check(tx, before, wanted.withSpaceId(space.value()), checks));
        checks.that(
                        group.isPresent(),
                        "ProjectGroupId",
                        "there is no project group '" + Checks.quote(wanted.projectGroupId()) + "' in the space")
                .that(
                        lifecycle.isPresent(),
                        "LifecycleId",
                        "there is no lifecycle '" + Checks.quote(wanted.lifecycleId()) + "' in the space")
                .orThrow();
        return wanted.withProjectGroupId(group.orElseThrow().id())
                .withLifecycleId(lifecycle.orElseThrow().id())
                .withProjectTags(tagSets.checked(tx, space, TagScope.PROJECT, "ProjectTags", wanted.projectTags()));
    }

    private static Project unique(Project wanted, Supplier<Project> work) {
        try {
            return work.get();
        } catch (DuplicateKey e) {
            throw new Invalid(
                    "Name", "There is already a project called " + wanted.name().strip());
        }
    }
}
