package dev.slipway.server.project;

import dev.slipway.server.persistence.SpaceId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Asked before a project is saved: the feature above knows which library variable sets there are. */
@FunctionalInterface
public interface UnknownLibrarySets {
    /** Those of the ids that are no library sets of the space. */
    List<String> among(Handle tx, SpaceId space, List<String> librarySetIds);
}
