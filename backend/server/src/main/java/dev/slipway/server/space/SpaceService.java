package dev.slipway.server.space;

import static dev.slipway.server.access.Permission.SPACE_CREATE;
import static dev.slipway.server.access.Permission.SPACE_DELETE;
import static dev.slipway.server.access.Permission.SPACE_EDIT;
import static dev.slipway.server.access.Permission.SPACE_VIEW;

import dev.slipway.api.Space;
import dev.slipway.api.SpaceBuilder;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.audit.AuditLog;
import dev.slipway.server.audit.EventCategory;
import dev.slipway.server.http.SpaceDirectory;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.DuplicateKey;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Ids;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.problem.NotFound;
import dev.slipway.server.security.UserService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Spaces; all else belongs to one of them. */
public final class SpaceService implements SpaceDirectory {
    private static final int LONGEST_NAME = 50;

    private final Database db;
    private final AuditLog audit;
    private final UserService users;
    private final List<SpaceFurnishing> furnishings;
    private final List<SpaceClearing> clearings;
    private final SpaceStore store = new SpaceStore();

    /**
     * @param furnishings in the order in which they run, which is from low to high
     * @param clearings in the order in which they run, which is from high to low
     */
    public SpaceService(
            Database db,
            AuditLog audit,
            UserService users,
            List<SpaceFurnishing> furnishings,
            List<SpaceClearing> clearings) {
        this.db = db;
        this.audit = audit;
        this.users = users;
        this.furnishings = List.copyOf(furnishings);
        this.clearings = List.copyOf(clearings);
    }

    @Override
    public SpaceId resolve(String idOrSlugOrName) {
        return new SpaceId(find(idOrSlugOrName).id());
    }

    @Override
    public SpaceId defaultSpace() {
        return db.read(store::defaultOne)
                .map(space -> new SpaceId(space.id()))
                .orElseThrow(() -> new NotFound("No space is the default one; name a space in the address, as in"
                        + " /api/Spaces-1/projects."));
    }

    private Space find(String idOrSlugOrName) {
        return db.read(tx -> store.find(tx, idOrSlugOrName)).orElseThrow(() -> NotFound.of("space", idOrSlugOrName));
    }

    /** Makes the space that a new server starts with, unless there is one. */
    public void ensureDefault(String managerUserId) {
        db.change(tx -> {
            if (store.all(tx).isEmpty()) {
                insert(
                        tx,
                        Actor.SYSTEM,
                        SpaceBuilder.builder()
                                .name("Default")
                                .isDefault(true)
                                .spaceManagersTeamMembers(List.of(managerUserId))
                                .build());
            }
        });
    }

    public Space get(Actor actor, String idOrSlugOrName) {
        Space space = find(idOrSlugOrName);
        actor.require(SPACE_VIEW, Scope.of(new SpaceId(space.id())));
        return space;
    }

    public Listing<Space> list(Actor actor, Filter filter) {
        actor.require(SPACE_VIEW, Scope.SERVER);
        return db.read(tx -> store.list(tx, filter));
    }

    public List<Space> all(Actor actor) {
        actor.require(SPACE_VIEW, Scope.SERVER);
        return db.read(store::all);
    }

    public Space create(Actor actor, Space draft) {
        actor.require(SPACE_CREATE, Scope.SERVER);
        check(draft);
        return unique(
                draft,
                () -> db.write(tx -> {
                    checkManagers(tx, draft);
                    return insert(tx, actor, draft);
                }));
    }

    private Space insert(Handle tx, Actor actor, Space draft) {
        String id = Ids.next(tx, "Spaces");
        if (draft.isDefault()) {
            withdrawDefault(tx);
        }
        var teams = new ArrayList<>(draft.spaceManagersTeams());
        teams.add("teams-spacemanagers-" + id);
        String name = draft.name().strip();
        Space created = draft.withId(id)
                .withName(name)
                .withSlug(
                        store.freeSlug(tx, draft.slug() == null || draft.slug().isBlank() ? name : draft.slug()))
                .withDescription(draft.description() == null ? "" : draft.description())
                .withSpaceManagersTeams(teams);
        store.insert(tx, created);
        var space = new SpaceId(id);
        furnishings.forEach(furnishing -> furnishing.furnish(tx, space));
        audit.record(tx, actor, space, EventCategory.CREATED, id, "space " + name);
        return created;
    }

    /** There is one default space at the most. */
    private void withdrawDefault(Handle tx) {
        Optional<Space> before = store.defaultOne(tx);
        before.ifPresent(space -> store.update(tx, space.withIsDefault(false)));
    }

    public Space modify(Actor actor, String idOrSlugOrName, Space wanted) {
        Space before = find(idOrSlugOrName);
        var space = new SpaceId(before.id());
        actor.require(SPACE_EDIT, Scope.of(space));
        check(wanted);
        return unique(
                wanted,
                () -> db.write(tx -> {
                    checkManagers(tx, wanted);
                    if (wanted.isDefault() && !before.isDefault()) {
                        withdrawDefault(tx);
                    }
                    Space after = wanted.withId(before.id())
                            .withName(wanted.name().strip())
                            .withSlug(before.slug());
                    store.update(tx, after);
                    audit.record(tx, actor, space, EventCategory.MODIFIED, after.id(), "space " + after.name());
                    return after;
                }));
    }

    /** Deletes the space with everything in it, once its queue is stopped (R1.2). */
    public void delete(Actor actor, String idOrSlugOrName) {
        Space doomed = find(idOrSlugOrName);
        actor.require(SPACE_DELETE, Scope.of(new SpaceId(doomed.id())));
        if (!doomed.taskQueueStopped()) {
            throw new Invalid(
                    "TaskQueueStopped",
                    "The space " + doomed.name()
                            + " cannot be deleted while its task queue runs; set TaskQueueStopped to true first.");
        }
        var space = new SpaceId(doomed.id());
        db.change(tx -> {
            clearings.forEach(clearing -> clearing.clear(tx, space));
            store.delete(tx, doomed.id());
            audit.record(tx, actor, null, EventCategory.DELETED, doomed.id(), "space " + doomed.name());
        });
    }

    private static void check(Space draft) {
        new Checks()
                .name("Name", draft.name())
                .that(
                        draft.name().length() <= LONGEST_NAME,
                        "Name",
                        "Name is longer than " + LONGEST_NAME + " characters")
                .that(
                        !draft.spaceManagersTeams().isEmpty()
                                || !draft.spaceManagersTeamMembers().isEmpty(),
                        "SpaceManagersTeamMembers",
                        "Give the space at least one manager, in SpaceManagersTeams or SpaceManagersTeamMembers")
                .orThrow();
    }

    private void checkManagers(Handle tx, Space space) {
        var checks = new Checks();
        space.spaceManagersTeamMembers()
                .forEach(id -> checks.that(
                        users.isThere(tx, id),
                        "SpaceManagersTeamMembers",
                        "there is no user '" + Checks.quote(id) + "'"));
        checks.orThrow();
    }

    private static Space unique(Space draft, java.util.function.Supplier<Space> work) {
        try {
            return work.get();
        } catch (DuplicateKey e) {
            throw new Invalid(
                    "Name", "There is already a space called " + draft.name().strip());
        }
    }
}
