package dev.slipway.server.environment;

import static dev.slipway.server.access.Permission.ENVIRONMENT_CREATE;
import static dev.slipway.server.access.Permission.ENVIRONMENT_DELETE;
import static dev.slipway.server.access.Permission.ENVIRONMENT_EDIT;
import static dev.slipway.server.access.Permission.ENVIRONMENT_VIEW;

import dev.slipway.api.Environment;
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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The places one deploys to, in the order in which a release walks through them. */
public final class EnvironmentService {
    private static final int LARGEST_LIMIT = 10_000;

    private final Database db;
    private final AuditLog audit;
    private final List<EnvironmentUsage> usages;
    private final EnvironmentStore store = new EnvironmentStore();

    public EnvironmentService(Database db, AuditLog audit, List<EnvironmentUsage> usages) {
        this.db = db;
        this.audit = audit;
        this.usages = List.copyOf(usages);
    }

    public Listing<Environment> list(Actor actor, SpaceId space, Filter filter) {
        actor.require(ENVIRONMENT_VIEW, Scope.of(space));
        return db.read(tx -> store.list(tx, space, filter));
    }

    public List<Environment> all(Actor actor, SpaceId space) {
        actor.require(ENVIRONMENT_VIEW, Scope.of(space));
        return db.read(tx -> all(tx, space));
    }

    /** For features above: all environments, in their order. */
    public List<Environment> all(Handle tx, SpaceId space) {
        return store.all(tx, space);
    }

    /** For features above, which name environments by id, slug or name. */
    public Optional<Environment> find(Handle tx, SpaceId space, String idOrSlugOrName) {
        return store.find(tx, space, idOrSlugOrName);
    }

    public Environment get(Actor actor, SpaceId space, String idOrSlugOrName) {
        Environment found = db.read(tx -> find(tx, space, idOrSlugOrName))
                .orElseThrow(() -> NotFound.of("environment", idOrSlugOrName));
        actor.require(ENVIRONMENT_VIEW, Scope.of(space).environment(found.id()));
        return found;
    }

    /** New ones go last in the order. */
    public Environment create(Actor actor, SpaceId space, Environment draft) {
        actor.require(ENVIRONMENT_CREATE, Scope.of(space));
        Environment wanted = checked(draft);
        try {
            return db.write(tx -> {
                Environment created = store.insert(
                        tx,
                        wanted.withId(Ids.next(tx, "Environments"))
                                .withSpaceId(space.value())
                                .withSlug(store.freeSlug(
                                        tx, space, wanted.slug().isBlank() ? wanted.name() : wanted.slug()))
                                .withSortOrder(store.all(tx, space).size()));
                audit.record(tx, actor, space, EventCategory.CREATED, created.id(), "environment " + created.name());
                return created;
            });
        } catch (DuplicateKey e) {
            throw taken(wanted);
        }
    }

    public Environment modify(Actor actor, SpaceId space, String idOrSlugOrName, Environment draft) {
        Environment before = get(actor, space, idOrSlugOrName);
        actor.require(ENVIRONMENT_EDIT, Scope.of(space).environment(before.id()));
        Environment wanted = checked(draft);
        try {
            return db.write(tx -> {
                Environment after = wanted.withId(before.id())
                        .withSpaceId(before.spaceId())
                        .withSlug(before.slug())
                        .withMaxParallelTargets(
                                draft.maxParallelTargets() == null
                                        ? before.maxParallelTargets()
                                        : wanted.maxParallelTargets())
                        .withSortOrder(before.sortOrder());
                store.update(tx, after);
                audit.record(tx, actor, space, EventCategory.MODIFIED, after.id(), "environment " + after.name());
                return after;
            });
        } catch (DuplicateKey e) {
            throw taken(wanted);
        }
    }

    /** Puts the environments into the order of the ids, which must be all of them, once each (R2.1). */
    public List<Environment> sort(Actor actor, SpaceId space, List<String> ids) {
        actor.require(ENVIRONMENT_EDIT, Scope.of(space));
        return db.write(tx -> {
            List<Environment> all = store.all(tx, space);
            var known = new HashSet<>(all.stream().map(Environment::id).toList());
            if (ids.size() != known.size() || !known.equals(new HashSet<>(ids))) {
                throw new Invalid("The sort order must name every environment of the space exactly once; there are "
                        + String.join(", ", all.stream().map(Environment::id).toList()) + ".");
            }
            all.forEach(environment -> store.update(tx, environment.withSortOrder(ids.indexOf(environment.id()))));
            return store.all(tx, space);
        });
    }

    /** @throws Invalid naming what still uses it (R2.2) */
    public void delete(Actor actor, SpaceId space, String idOrSlugOrName) {
        Environment doomed = get(actor, space, idOrSlugOrName);
        actor.require(ENVIRONMENT_DELETE, Scope.of(space).environment(doomed.id()));
        var id = new EnvironmentId(doomed.id());
        db.change(tx -> {
            Checks.unused(
                    "environment " + doomed.name(), usages.stream().flatMap(usage -> usage.usesOf(tx, id).stream()));
            usages.forEach(usage -> usage.forget(tx, id));
            store.delete(tx, id);
            List<Environment> left = store.all(tx, space);
            left.forEach(environment -> store.update(tx, environment.withSortOrder(left.indexOf(environment))));
            audit.record(tx, actor, space, EventCategory.DELETED, doomed.id(), "environment " + doomed.name());
        });
    }

    private static Environment checked(Environment draft) {
        @Nullable Integer most = draft.maxParallelTargets();
        new Checks()
                .name("Name", draft.name())
                .that(
                        most == null || (most >= 0 && most <= LARGEST_LIMIT),
                        "MaxParallelTargets",
                        "MaxParallelTargets is " + most + "; it must be from 1 to " + LARGEST_LIMIT
                                + ", or 0 for no limit")
                .orThrow();
        return draft.withMaxParallelTargets(most == null || most == 0 ? null : most)
                .withName(draft.name().strip())
                .withAllowDynamicInfrastructure(!Boolean.FALSE.equals(draft.allowDynamicInfrastructure()));
    }

    private static Invalid taken(Environment wanted) {
        return new Invalid("Name", "There is already an environment called " + wanted.name());
    }
}
