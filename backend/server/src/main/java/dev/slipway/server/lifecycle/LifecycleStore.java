package dev.slipway.server.lifecycle;

import dev.slipway.api.Lifecycle;
import dev.slipway.server.environment.EnvironmentId;
import dev.slipway.server.persistence.DocumentTable;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.LinkTable;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.Selection;
import dev.slipway.server.persistence.SpaceId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

final class LifecycleStore {
    private static final DocumentTable<Lifecycle> LIFECYCLES = DocumentTable.of(
                    "lifecycle", Lifecycle.class, Lifecycle::id)
            .inSpace(Lifecycle::spaceId)
            .named(Lifecycle::name)
            .slugged(Lifecycle::slug);

    private static final LinkTable ENVIRONMENTS =
            new LinkTable("lifecycle_environment", "lifecycle_id", "environment_id");

    Lifecycle insert(Handle tx, Lifecycle lifecycle) {
        LIFECYCLES.insert(tx, lifecycle);
        writeEnvironments(tx, lifecycle);
        return lifecycle;
    }

    /** The default one stands first in every list. */
    void markAsDefault(Handle tx, LifecycleId id) {
        tx.createUpdate("UPDATE lifecycle SET is_default = TRUE WHERE id = :id")
                .bind("id", id.value())
                .execute();
    }

    void update(Handle tx, Lifecycle lifecycle) {
        LIFECYCLES.update(tx, lifecycle);
        writeEnvironments(tx, lifecycle);
    }

    private static void writeEnvironments(Handle tx, Lifecycle lifecycle) {
        ENVIRONMENTS.replace(
                tx,
                lifecycle.id(),
                lifecycle.phases().stream()
                        .flatMap(phase -> Stream.concat(
                                phase.automaticDeploymentTargets().stream(),
                                phase.optionalDeploymentTargets().stream()))
                        .toList());
    }

    void delete(Handle tx, LifecycleId id) {
        LIFECYCLES.delete(tx, id.value());
    }

    void deleteAll(Handle tx, SpaceId space) {
        LIFECYCLES.deleteAll(tx, space);
    }

    Optional<Lifecycle> find(Handle tx, SpaceId space, String idOrSlugOrName) {
        return LIFECYCLES.find(tx, in(space), idOrSlugOrName);
    }

    List<Lifecycle> naming(Handle tx, EnvironmentId environment) {
        return ENVIRONMENTS
                .narrow(LIFECYCLES.select().orderBy("name_key, id"), List.of(environment.value()))
                .all(tx);
    }

    Listing<Lifecycle> list(Handle tx, SpaceId space, Filter filter) {
        return in(space).list(tx, filter);
    }

    List<Lifecycle> all(Handle tx, SpaceId space) {
        return in(space).all(tx);
    }

    String freeSlug(Handle tx, SpaceId space, String name) {
        return LIFECYCLES.freeSlug(tx, in(space), name);
    }

    private static Selection<Lifecycle> in(SpaceId space) {
        return LIFECYCLES.select(space).orderBy("is_default DESC, name_key, id");
    }
}
