package dev.slipway.server.project;

import static dev.slipway.server.access.Permission.PROJECT_GROUP_CREATE;
import static dev.slipway.server.access.Permission.PROJECT_GROUP_DELETE;
import static dev.slipway.server.access.Permission.PROJECT_GROUP_EDIT;
import static dev.slipway.server.access.Permission.PROJECT_GROUP_VIEW;

import dev.slipway.api.Project;
import dev.slipway.api.ProjectGroup;
import dev.slipway.json.WireJson;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.audit.AuditLog;
import dev.slipway.server.audit.EventCategory;
import dev.slipway.server.environment.KnownEnvironments;
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
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The headings under which projects are listed (R4.3). */
public final class ProjectGroupService {
    private static final String FIRST_NAME = "Default Project Group";

    private final Database db;
    private final AuditLog audit;
    private final ProjectGroupStore store = new ProjectGroupStore();
    private final ProjectStore projects = new ProjectStore();
    private final UnknownLimits knownEnvironments = new KnownEnvironments();

    public ProjectGroupService(Database db, AuditLog audit) {
        this.db = db;
        this.audit = audit;
    }

    /** Puts the default group into a new space. */
    public void furnish(Handle tx, SpaceId space) {
        ProjectGroup group =
                insert(tx, space, WireJson.empty(ProjectGroup.class).withName(FIRST_NAME));
        store.markAsDefault(tx, new ProjectGroupId(group.id()));
    }

    /** The default one first, then by name. */
    public Listing<ProjectGroup> list(Actor actor, SpaceId space, Filter filter) {
        actor.require(PROJECT_GROUP_VIEW, Scope.of(space));
        return db.read(tx -> store.list(tx, space, filter));
    }

    public List<ProjectGroup> all(Actor actor, SpaceId space) {
        actor.require(PROJECT_GROUP_VIEW, Scope.of(space));
        return db.read(tx -> all(tx, space));
    }

    /** For features above: all groups, the default one first, then by name. */
    public List<ProjectGroup> all(Handle tx, SpaceId space) {
        return store.all(tx, space);
    }

    /** For features above, which name groups by id, slug or name. */
    public Optional<ProjectGroup> find(Handle tx, SpaceId space, String idOrSlugOrName) {
        return store.find(tx, space, idOrSlugOrName);
    }

    public ProjectGroup get(Actor actor, SpaceId space, String idOrSlugOrName) {
        actor.require(PROJECT_GROUP_VIEW, Scope.of(space));
        return db.read(tx -> find(tx, space, idOrSlugOrName))
                .orElseThrow(() -> NotFound.of("project group", idOrSlugOrName));
    }

    public ProjectGroup create(Actor actor, SpaceId space, ProjectGroup draft) {
        actor.require(PROJECT_GROUP_CREATE, Scope.of(space));
        ProjectGroup wanted = checked(draft);
        try {
            return db.write(tx -> {
                checkEnvironments(tx, space, wanted);
                ProjectGroup created = insert(tx, space, wanted);
                audit.record(tx, actor, space, EventCategory.CREATED, created.id(), "project group " + created.name());
                return created;
            });
        } catch (DuplicateKey e) {
            throw taken(wanted);
        }
    }

    private ProjectGroup insert(Handle tx, SpaceId space, ProjectGroup wanted) {
        return store.insert(
                tx,
                wanted.withId(Ids.next(tx, "ProjectGroups"))
                        .withSpaceId(space.value())
                        .withSlug(store.freeSlug(tx, space, wanted.slug().isBlank() ? wanted.name() : wanted.slug())));
    }

    public ProjectGroup modify(Actor actor, SpaceId space, String idOrSlugOrName, ProjectGroup draft) {
        ProjectGroup before = get(actor, space, idOrSlugOrName);
        actor.require(PROJECT_GROUP_EDIT, Scope.of(space));
        ProjectGroup after =
                checked(draft).withId(before.id()).withSpaceId(before.spaceId()).withSlug(before.slug());
        try {
            return db.write(tx -> {
                checkEnvironments(tx, space, after);
                store.update(tx, after);
                audit.record(tx, actor, space, EventCategory.MODIFIED, after.id(), "project group " + after.name());
                return after;
            });
        } catch (DuplicateKey e) {
            throw taken(after);
        }
    }

    /** @throws Invalid when it has projects, naming them, or is the default one */
    public void delete(Actor actor, SpaceId space, String idOrSlugOrName) {
        ProjectGroup doomed = get(actor, space, idOrSlugOrName);
        actor.require(PROJECT_GROUP_DELETE, Scope.of(space));
        var id = new ProjectGroupId(doomed.id());
        db.change(tx -> {
            List<String> inIt =
                    projects.inGroup(tx, id).stream().map(Project::name).toList();
            if (!inIt.isEmpty()) {
                throw new Invalid("The project group " + doomed.name() + " cannot be deleted; it has the projects "
                        + String.join(", ", inIt) + ".");
            }
            if (store.isDefault(tx, id)) {
                throw new Invalid("The project group " + doomed.name()
                        + " cannot be deleted; it is the default one, which every space has.");
            }
            store.delete(tx, id);
            audit.record(tx, actor, space, EventCategory.DELETED, doomed.id(), "project group " + doomed.name());
        });
    }

    private void checkEnvironments(Handle tx, SpaceId space, ProjectGroup group) {
        var checks = new Checks();
        knownEnvironments
                .unknownIn(tx, space, Limits.toEnvironments(group.environmentIds()))
                .forEach(unknown -> checks.that(false, unknown.field(), unknown.sentence()));
        checks.orThrow();
    }

    private static ProjectGroup checked(ProjectGroup draft) {
        new Checks().name("Name", draft.name()).orThrow();
        return draft.withName(draft.name().strip());
    }

    private static Invalid taken(ProjectGroup wanted) {
        return new Invalid("Name", "There is already a project group called " + wanted.name());
    }
}
