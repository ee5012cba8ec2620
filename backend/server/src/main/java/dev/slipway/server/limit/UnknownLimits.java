package dev.slipway.server.limit;

import dev.slipway.server.persistence.SpaceId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Asked before limits are saved: the features that own environments, tenants and tags answer which are not there. */
@FunctionalInterface
public interface UnknownLimits {
    /** What the limits name that is not in the space, in the reader's words, such as {@code environment Environments-9}. */
    List<String> unknownIn(Handle tx, SpaceId space, Limits limits);
}
