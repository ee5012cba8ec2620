package dev.slipway.server.space;

import dev.slipway.server.persistence.SpaceId;
import org.jdbi.v3.core.Handle;

/**
 * What a feature deletes itself before its space is deleted: rows that point to rows of lower features, which the
 * database would not let go while they are pointed to. The highest feature is asked first.
 */
@FunctionalInterface
public interface SpaceClearing {
    void clear(Handle tx, SpaceId space);
}
