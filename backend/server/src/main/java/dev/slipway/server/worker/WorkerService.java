package dev.slipway.server.worker;

import static dev.slipway.server.access.Permission.WORKER_EDIT;
import static dev.slipway.server.access.Permission.WORKER_VIEW;

import dev.slipway.api.Endpoint;
import dev.slipway.api.Worker;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.audit.AuditLog;
import dev.slipway.server.audit.EventCategory;
import dev.slipway.server.limit.Limits;
import dev.slipway.server.machine.CommunicationStyle;
import dev.slipway.server.machine.EndpointReferences;
import dev.slipway.server.machine.EndpointRules;
import dev.slipway.server.machine.MachineFilter;
import dev.slipway.server.machine.MachineHealth;
import dev.slipway.server.machine.MachinePolicyService;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.DuplicateKey;
import dev.slipway.server.persistence.Ids;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.problem.NotFound;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** The machines that run steps for the server (R2.28). */
public final class WorkerService {
    private static final Set<CommunicationStyle> STYLES = EnumSet.of(
            CommunicationStyle.TENTACLE_PASSIVE,
            CommunicationStyle.TENTACLE_ACTIVE,
            CommunicationStyle.SSH,
            CommunicationStyle.KUBERNETES_TENTACLE);

    private final Database db;
    private final AuditLog audit;
    private final WorkerPoolService pools;
    private final MachinePolicyService policies;
    private final EndpointReferences references;
    private final WorkerStore store = new WorkerStore();

    public WorkerService(
            Database db,
            AuditLog audit,
            WorkerPoolService pools,
            MachinePolicyService policies,
            EndpointReferences references) {
        this.db = db;
        this.audit = audit;
        this.pools = pools;
        this.policies = policies;
        this.references = references;
    }

    /** @param pools ids of pools; empty for all */
    public Listing<Worker> list(Actor actor, SpaceId space, MachineFilter filter, List<String> pools) {
        actor.require(WORKER_VIEW, Scope.of(space));
        return db.read(tx -> store.list(tx, space, filter, pools));
    }

    public List<Worker> all(Actor actor, SpaceId space) {
        actor.require(WORKER_VIEW, Scope.of(space));
        return db.read(tx -> store.all(tx, space));
    }

    public Worker get(Actor actor, SpaceId space, String idOrSlugOrName) {
        actor.require(WORKER_VIEW, Scope.of(space));
        return db.read(tx -> store.find(tx, space, idOrSlugOrName))
                .orElseThrow(() -> NotFound.of("worker", idOrSlugOrName));
    }

    /** For features above: all workers of a pool, disabled and unhealthy ones too (R2.31). */
    public List<Worker> in(Handle tx, WorkerPoolId pool) {
        return store.in(tx, pool);
    }

    /** For features above, which name workers by id. */
    public Optional<Worker> find(Handle tx, SpaceId space, String idOrSlugOrName) {
        return store.find(tx, space, idOrSlugOrName);
    }

    public Worker create(Actor actor, SpaceId space, Worker draft) {
        actor.require(WORKER_EDIT, Scope.of(space));
        Worker wanted = checked(draft);
        return unique(
                wanted,
                () -> db.write(tx -> {
                    Worker referring = withReferences(tx, space, wanted);
                    Worker created = store.insert(
                            tx,
                            MachineHealth.UNKNOWN.shownIn(referring
                                    .withId(Ids.next(tx, "Workers"))
                                    .withSpaceId(space.value())
                                    .withSlug(store.freeSlug(
                                            tx, space, wanted.slug().isBlank() ? wanted.name() : wanted.slug()))));
                    audit.record(tx, actor, space, EventCategory.CREATED, created.id(), "worker " + created.name());
                    return created;
                }));
    }

    public Worker modify(Actor actor, SpaceId space, String idOrSlugOrName, Worker draft) {
        var id = new WorkerId(get(actor, space, idOrSlugOrName).id());
        actor.require(WORKER_EDIT, Scope.of(space));
        Worker wanted = checked(draft);
        return unique(
                wanted,
                () -> db.write(tx -> {
                    Worker before = store.findToChange(tx, id).orElseThrow(() -> NotFound.of("worker", idOrSlugOrName));
                    Worker after = MachineHealth.of(before)
                            .shownIn(withReferences(tx, space, wanted)
                                    .withId(before.id())
                                    .withSpaceId(before.spaceId())
                                    .withSlug(before.slug()));
                    store.update(tx, after);
                    audit.record(tx, actor, space, EventCategory.MODIFIED, after.id(), "worker " + after.name());
                    return after;
                }));
    }

    public void delete(Actor actor, SpaceId space, String idOrSlugOrName) {
        Worker doomed = get(actor, space, idOrSlugOrName);
        actor.require(WORKER_EDIT, Scope.of(space));
        db.change(tx -> {
            store.delete(tx, new WorkerId(doomed.id()));
            audit.record(tx, actor, space, EventCategory.DELETED, doomed.id(), "worker " + doomed.name());
        });
    }

    /**
     * For features above, when a health check has ended: notes what it found, and an event when the status has changed
     * (R2.15).
     *
     * @return the worker as it is now; none when it was deleted meanwhile
     */
    public Optional<Worker> recordHealth(Handle tx, WorkerId id, MachineHealth found) {
        Optional<Worker> before = store.findToChange(tx, id);
        return before.map(worker -> {
            Worker after = found.after(MachineHealth.of(worker)).shownIn(worker);
            store.update(tx, after);
            found.eventAfter(worker.healthStatus())
                    .ifPresent(event -> audit.record(
                            tx,
                            Actor.SYSTEM,
                            new SpaceId(after.spaceId()),
                            event,
                            after.id(),
                            "worker " + after.name()));
            return after;
        });
    }

    private static Worker checked(Worker draft) {
        var checks = new Checks().name("Name", draft.name());
        Endpoint endpoint = EndpointRules.checked(checks, draft.endpoint(), STYLES);
        List<String> pools = draft.workerPoolIds().stream().distinct().toList();
        checks.that(!pools.isEmpty(), "WorkerPoolIds", "WorkerPoolIds is empty; a worker must be in at least one pool")
                .orThrow();
        return draft.withName(draft.name().strip())
                .withWorkerPoolIds(pools)
                .withEndpoint(endpoint)
                .withThumbprint(endpoint.thumbprint())
                .withUri(endpoint.uri())
                .withIsInProcess(false)
                .withHasLatestCalamari(true);
    }

    private Worker withReferences(Handle tx, SpaceId space, Worker worker) {
        var checks = new Checks();
        worker.workerPoolIds()
                .forEach(id -> checks.that(
                        pools.findById(tx, space, new WorkerPoolId(id)).isPresent(),
                        "WorkerPoolIds",
                        "WorkerPoolIds: '" + Checks.quote(id) + "' names no worker pool of this space"));
        references.check(tx, space, worker.endpoint(), Limits.NONE, checks);
        checks.orThrow();
        return worker.withMachinePolicyId(
                policies.chosen(tx, space, worker.machinePolicyId()).id());
    }

    private static Worker unique(Worker wanted, Supplier<Worker> work) {
        try {
            return work.get();
        } catch (DuplicateKey e) {
            throw new Invalid("Name", "There is already a worker called " + wanted.name());
        }
    }
}
