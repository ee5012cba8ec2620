package dev.slipway.server.worker;

import dev.slipway.api.Worker;
import dev.slipway.server.account.AccountId;
import dev.slipway.server.machine.EndpointReferences;
import dev.slipway.server.machine.MachineFilter;
import dev.slipway.server.machine.MachinePolicyId;
import dev.slipway.server.machine.ProxyId;
import dev.slipway.server.persistence.DocumentTable;
import dev.slipway.server.persistence.LinkTable;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.Names;
import dev.slipway.server.persistence.Selection;
import dev.slipway.server.persistence.SpaceId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

final class WorkerStore {
    private static final DocumentTable<Worker> WORKERS = DocumentTable.of("worker", Worker.class, Worker::id)
            .inSpace(Worker::spaceId)
            .named(Worker::name)
            .slugged(Worker::slug)
            .with("is_disabled", Worker::isDisabled)
            .with("health_status", worker -> MachineFilter.key(worker.healthStatus()))
            .with("communication_style", worker -> Names.key(worker.endpoint().communicationStyle()))
            .with("thumbprint", worker -> worker.thumbprint() == null ? null : Names.key(worker.thumbprint()))
            .with("shell_name", worker -> Names.key(worker.shellName()))
            .with("machine_policy_id", Worker::machinePolicyId)
            .with("account_id", worker -> EndpointReferences.accountId(worker.endpoint()))
            .with("jump_account_id", worker -> EndpointReferences.jumpAccountId(worker.endpoint()))
            .with("proxy_id", worker -> worker.endpoint().proxyId());
    private static final LinkTable POOLS = new LinkTable("worker_in_pool", "worker_id", "worker_pool_id");

    Worker insert(Handle tx, Worker worker) {
        WORKERS.insert(tx, worker);
        POOLS.replace(tx, worker.id(), worker.workerPoolIds());
        return worker;
    }

    void update(Handle tx, Worker worker) {
        WORKERS.update(tx, worker);
        POOLS.replace(tx, worker.id(), worker.workerPoolIds());
    }

    void delete(Handle tx, WorkerId id) {
        WORKERS.delete(tx, id.value());
    }

    void deleteAll(Handle tx, SpaceId space) {
        WORKERS.deleteAll(tx, space);
    }

    Optional<Worker> find(Handle tx, SpaceId space, String idOrSlugOrName) {
        return WORKERS.find(tx, in(space), idOrSlugOrName);
    }

    /** Locked until the transaction ends, so that its health and what a person edits do not overwrite each other. */
    Optional<Worker> findToChange(Handle tx, WorkerId id) {
        return WORKERS.lock(tx, id.value());
    }

    /** @param pools empty for all pools */
    Listing<Worker> list(Handle tx, SpaceId space, MachineFilter filter, List<String> pools) {
        return POOLS.narrow(filter.narrow(in(space)), pools).list(tx, filter.common());
    }

    List<Worker> all(Handle tx, SpaceId space) {
        return in(space).all(tx);
    }

    List<Worker> in(Handle tx, WorkerPoolId pool) {
        return POOLS.narrow(WORKERS.select(), List.of(pool.value())).all(tx);
    }

    List<Worker> with(Handle tx, AccountId account) {
        return Stream.of("account_id", "jump_account_id")
                .flatMap(column -> WORKERS.select().where(column, account.value()).all(tx).stream())
                .distinct()
                .toList();
    }

    List<Worker> with(Handle tx, ProxyId proxy) {
        return WORKERS.select().where("proxy_id", proxy.value()).all(tx);
    }

    List<Worker> with(Handle tx, MachinePolicyId policy) {
        return WORKERS.select().where("machine_policy_id", policy.value()).all(tx);
    }

    String freeSlug(Handle tx, SpaceId space, String name) {
        return WORKERS.freeSlug(tx, in(space), name);
    }

    private static Selection<Worker> in(SpaceId space) {
        return WORKERS.select(space).orderBy("name_key, id");
    }
}
