package dev.slipway.server.variable;

import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.project.UnknownLibrarySets;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Tells projects which library sets they can include. */
public final class KnownLibrarySets implements UnknownLibrarySets {
    private final LibrarySetStore store = new LibrarySetStore();

    @Override
    public List<String> among(Handle tx, SpaceId space, List<String> librarySetIds) {
        List<String> known = store.ids(tx, space, librarySetIds);
        return librarySetIds.stream().filter(id -> !known.contains(id)).toList();
    }
}
