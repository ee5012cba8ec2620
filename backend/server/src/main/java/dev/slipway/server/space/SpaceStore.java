package dev.slipway.server.space;

import dev.slipway.api.Space;
import dev.slipway.server.persistence.DocumentTable;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Listing;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class SpaceStore {
    private static final DocumentTable<Space> SPACES = DocumentTable.of("space", Space.class, Space::id)
            .named(Space::name)
            .slugged(Space::slug)
            .with("is_default", Space::isDefault)
            .with("task_queue_stopped", Space::taskQueueStopped);

    Space insert(Handle tx, Space space) {
        return SPACES.insert(tx, space);
    }

    boolean update(Handle tx, Space space) {
        return SPACES.update(tx, space);
    }

    /** Deletes the space with everything in it. */
    void delete(Handle tx, String id) {
        SPACES.delete(tx, id);
    }

    Optional<Space> find(Handle tx, String idOrSlugOrName) {
        return SPACES.find(tx, SPACES.select(), idOrSlugOrName);
    }

    Optional<Space> defaultOne(Handle tx) {
        return SPACES.select().where("is_default", true).first(tx);
    }

    Listing<Space> list(Handle tx, Filter filter) {
        return SPACES.select().orderBy("name_key").list(tx, filter);
    }

    List<Space> all(Handle tx) {
        return SPACES.select().orderBy("name_key").all(tx);
    }

    String freeSlug(Handle tx, String name) {
        return SPACES.freeSlug(tx, SPACES.select(), name);
    }
}
