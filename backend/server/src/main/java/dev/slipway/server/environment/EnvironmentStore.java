package dev.slipway.server.environment;

import dev.slipway.api.Environment;
import dev.slipway.server.persistence.DocumentTable;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.Selection;
import dev.slipway.server.persistence.SpaceId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class EnvironmentStore {
    private static final DocumentTable<Environment> ENVIRONMENTS = DocumentTable.of(
                    "environment", Environment.class, Environment::id)
            .inSpace(Environment::spaceId)
            .named(Environment::name)
            .slugged(Environment::slug)
            .with("sort_order", Environment::sortOrder);

    Environment insert(Handle tx, Environment environment) {
        return ENVIRONMENTS.insert(tx, environment);
    }

    void update(Handle tx, Environment environment) {
        ENVIRONMENTS.update(tx, environment);
    }

    void delete(Handle tx, EnvironmentId id) {
        ENVIRONMENTS.delete(tx, id.value());
    }

    Optional<Environment> find(Handle tx, SpaceId space, String idOrSlugOrName) {
        return ENVIRONMENTS.find(tx, in(space), idOrSlugOrName);
    }

    /** Those of the ids that are environments of the space. */
    List<String> known(Handle tx, SpaceId space, List<String> ids) {
        return in(space).whereIn("id", ids).all(tx).stream()
                .map(Environment::id)
                .toList();
    }

    Listing<Environment> list(Handle tx, SpaceId space, Filter filter) {
        return in(space).list(tx, filter);
    }

    List<Environment> all(Handle tx, SpaceId space) {
        return in(space).all(tx);
    }

    String freeSlug(Handle tx, SpaceId space, String name) {
        return ENVIRONMENTS.freeSlug(tx, in(space), name);
    }

    private static Selection<Environment> in(SpaceId space) {
        return ENVIRONMENTS.select(space).orderBy("sort_order, id");
    }
}
