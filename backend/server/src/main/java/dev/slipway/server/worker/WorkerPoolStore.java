package dev.slipway.server.worker;

import dev.slipway.api.WorkerPool;
import dev.slipway.server.persistence.DocumentTable;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.Selection;
import dev.slipway.server.persistence.SpaceId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class WorkerPoolStore {
    private static final DocumentTable<WorkerPool> POOLS = DocumentTable.of(
                    "worker_pool", WorkerPool.class, WorkerPool::id)
            .inSpace(WorkerPool::spaceId)
            .named(WorkerPool::name)
            .slugged(WorkerPool::slug)
            .with("sort_order", WorkerPool::sortOrder)
            .with("is_default", WorkerPool::isDefault);

    WorkerPool insert(Handle tx, WorkerPool pool) {
        return POOLS.insert(tx, pool);
    }

    void update(Handle tx, WorkerPool pool) {
        POOLS.update(tx, pool);
    }

    void delete(Handle tx, WorkerPoolId id) {
        POOLS.delete(tx, id.value());
    }

    void deleteAll(Handle tx, SpaceId space) {
        POOLS.deleteAll(tx, space);
    }

    /** Until the transaction ends nobody else makes another pool of the space the default one. */
    void lock(Handle tx, SpaceId space) {
        tx.createQuery("SELECT id FROM worker_pool WHERE space_id = :space ORDER BY id FOR UPDATE")
                .bind("space", space.value())
                .mapTo(String.class)
                .list();
    }

    Optional<WorkerPool> find(Handle tx, SpaceId space, String idOrSlugOrName) {
        return POOLS.find(tx, in(space), idOrSlugOrName);
    }

    Optional<WorkerPool> findById(Handle tx, SpaceId space, WorkerPoolId id) {
        return in(space).where("id", id.value()).first(tx);
    }

    Optional<WorkerPool> findDefault(Handle tx, SpaceId space) {
        return in(space).where("is_default", true).first(tx);
    }

    Listing<WorkerPool> list(Handle tx, SpaceId space, Filter filter) {
        return in(space).list(tx, filter);
    }

    List<WorkerPool> all(Handle tx, SpaceId space) {
        return in(space).all(tx);
    }

    String freeSlug(Handle tx, SpaceId space, String name) {
        return POOLS.freeSlug(tx, in(space), name);
    }

    private static Selection<WorkerPool> in(SpaceId space) {
        return POOLS.select(space).orderBy("sort_order, name_key, id");
    }
}
