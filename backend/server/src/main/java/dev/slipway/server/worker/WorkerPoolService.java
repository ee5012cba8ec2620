package dev.slipway.server.worker;

import static dev.slipway.server.access.Permission.WORKER_EDIT;
import static dev.slipway.server.access.Permission.WORKER_VIEW;

import dev.slipway.api.WorkerPool;
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
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Groups of workers (R2.29); one pool of a space is the default. */
public final class WorkerPoolService {
    private static final String FIRST_NAME = "Default Worker Pool";
    private static final String STATIC = "StaticWorkerPool";
    private static final int LONGEST_DESCRIPTION = 10_000;

    private final Database db;
    private final AuditLog audit;
    private final List<WorkerPoolUsage> usages;
    private final WorkerPoolStore store = new WorkerPoolStore();
    private final WorkerStore workers = new WorkerStore();

    public WorkerPoolService(Database db, AuditLog audit, List<WorkerPoolUsage> usages) {
        this.db = db;
        this.audit = audit;
        this.usages = List.copyOf(usages);
    }

    /** Every space starts with a default pool. */
    public void furnish(Handle tx, SpaceId space) {
        WorkerPool first = WireJson.empty(WorkerPool.class).withName(FIRST_NAME).withIsDefault(true);
        store.insert(tx, withServersFields(tx, space, first));
    }

    /** Takes all pools, and the workers in them, out of a space that is deleted. */
    public void clear(Handle tx, SpaceId space) {
        workers.deleteAll(tx, space);
        store.deleteAll(tx, space);
    }

    public Listing<WorkerPool> list(Actor actor, SpaceId space, Filter filter) {
        actor.require(WORKER_VIEW, Scope.of(space));
        return db.read(tx -> store.list(tx, space, filter));
    }

    public List<WorkerPool> all(Actor actor, SpaceId space) {
        actor.require(WORKER_VIEW, Scope.of(space));
        return db.read(tx -> store.all(tx, space));
    }

    public WorkerPool get(Actor actor, SpaceId space, String idOrSlugOrName) {
        actor.require(WORKER_VIEW, Scope.of(space));
        return db.read(tx -> store.find(tx, space, idOrSlugOrName))
                .orElseThrow(() -> NotFound.of("worker pool", idOrSlugOrName));
    }

    /** For features above, which name pools by id or slug (R2.30). */
    public Optional<WorkerPool> find(Handle tx, SpaceId space, String idOrSlugOrName) {
        return store.find(tx, space, idOrSlugOrName);
    }

    /** For features above, whose resources name pools by id. */
    public Optional<WorkerPool> findById(Handle tx, SpaceId space, WorkerPoolId id) {
        return store.findById(tx, space, id);
    }

    /** For features above: the pool of what names none (R2.30). */
    public WorkerPool defaultOf(Handle tx, SpaceId space) {
        return store.findDefault(tx, space)
                .orElseThrow(() -> new IllegalStateException(space + " has no default worker pool"));
    }

    /** New ones go last in the order. */
    public WorkerPool create(Actor actor, SpaceId space, WorkerPool draft) {
        actor.require(WORKER_EDIT, Scope.of(space));
        WorkerPool wanted = checked(draft);
        return unique(
                wanted,
                () -> db.write(tx -> {
                    if (wanted.isDefault()) {
                        withdrawDefault(tx, space);
                    }
                    WorkerPool created = store.insert(tx, withServersFields(tx, space, wanted));
                    audit.record(
                            tx, actor, space, EventCategory.CREATED, created.id(), "worker pool " + created.name());
                    return created;
                }));
    }

    private WorkerPool withServersFields(Handle tx, SpaceId space, WorkerPool pool) {
        return pool.withId(Ids.next(tx, "WorkerPools"))
                .withSpaceId(space.value())
                .withSlug(store.freeSlug(tx, space, pool.slug().isBlank() ? pool.name() : pool.slug()))
                .withSortOrder(store.all(tx, space).size())
                .withCanAddWorkers(true);
    }

    /** @throws Invalid also when the default pool is to be the default no more: another one has to be made it */
    public WorkerPool modify(Actor actor, SpaceId space, String idOrSlugOrName, WorkerPool draft) {
        String id = get(actor, space, idOrSlugOrName).id();
        actor.require(WORKER_EDIT, Scope.of(space));
        WorkerPool wanted = checked(draft);
        return unique(
                wanted,
                () -> db.write(tx -> {
                    store.lock(tx, space);
                    WorkerPool before = store.findById(tx, space, new WorkerPoolId(id))
                            .orElseThrow(() -> NotFound.of("worker pool", idOrSlugOrName));
                    if (wanted.isDefault() && !before.isDefault()) {
                        withdrawDefault(tx, space);
                    }
                    new Checks()
                            .that(
                                    wanted.isDefault() || !before.isDefault(),
                                    "IsDefault",
                                    "IsDefault of the default worker pool cannot be taken away; make another pool the default")
                            .orThrow();
                    WorkerPool after = wanted.withId(before.id())
                            .withSpaceId(before.spaceId())
                            .withSlug(before.slug())
                            .withCanAddWorkers(true);
                    store.update(tx, after);
                    audit.record(tx, actor, space, EventCategory.MODIFIED, after.id(), "worker pool " + after.name());
                    return after;
                }));
    }

    private void withdrawDefault(Handle tx, SpaceId space) {
        store.lock(tx, space);
        store.findDefault(tx, space).ifPresent(pool -> store.update(tx, pool.withIsDefault(false)));
    }

    /**
     * Workers that are in other pools as well leave it.
     *
     * @throws Invalid when it is the default pool, or naming what still uses it (R2.29)
     */
    public void delete(Actor actor, SpaceId space, String idOrSlugOrName) {
        WorkerPool doomed = get(actor, space, idOrSlugOrName);
        actor.require(WORKER_EDIT, Scope.of(space));
        if (doomed.isDefault()) {
            throw new Invalid("The worker pool " + doomed.name() + " is the default one and cannot be deleted.");
        }
        var id = new WorkerPoolId(doomed.id());
        db.change(tx -> {
            Stream<String> workersInNoOther = workers.in(tx, id).stream()
                    .filter(worker -> worker.workerPoolIds().size() == 1)
                    .map(worker -> "worker " + worker.name());
            Checks.unused(
                    "worker pool " + doomed.name(),
                    Stream.concat(workersInNoOther, usages.stream().flatMap(usage -> usage.usesOf(tx, id).stream())));
            workers.in(tx, id)
                    .forEach(worker -> workers.update(
                            tx,
                            worker.withWorkerPoolIds(worker.workerPoolIds().stream()
                                    .filter(pool -> !pool.equals(id.value()))
                                    .toList())));
            store.delete(tx, id);
            audit.record(tx, actor, space, EventCategory.DELETED, doomed.id(), "worker pool " + doomed.name());
        });
    }

    private static WorkerPool checked(WorkerPool draft) {
        new Checks()
                .name("Name", draft.name())
                .that(
                        draft.description().length() <= LONGEST_DESCRIPTION,
                        "Description",
                        "Description is longer than " + LONGEST_DESCRIPTION + " characters")
                .that(
                        draft.workerPoolType().equalsIgnoreCase(STATIC),
                        "WorkerPoolType",
                        "WorkerPoolType '" + Checks.quote(draft.workerPoolType()) + "' must be " + STATIC
                                + "; there is no cloud to lease the workers of a dynamic pool from")
                .orThrow();
        return draft.withName(draft.name().strip()).withWorkerPoolType(STATIC).withWorkerType(null);
    }

    private static WorkerPool unique(WorkerPool wanted, Supplier<WorkerPool> work) {
        try {
            return work.get();
        } catch (DuplicateKey e) {
            throw new Invalid("Name", "There is already a worker pool called " + wanted.name());
        }
    }
}
