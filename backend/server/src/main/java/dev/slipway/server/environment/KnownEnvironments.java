package dev.slipway.server.environment;

import dev.slipway.server.limit.Limits;
import dev.slipway.server.limit.UnknownLimits;
import dev.slipway.server.persistence.SpaceId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Tells features that name environments which of them are not there. */
public final class KnownEnvironments implements UnknownLimits {
    private final EnvironmentStore store = new EnvironmentStore();

    @Override
    public List<Unknown> unknownIn(Handle tx, SpaceId space, Limits limits) {
        List<String> known = store.known(tx, space, limits.environmentIds());
        return limits.environmentIds().stream()
                .filter(id -> !known.contains(id))
                .map(id -> Unknown.of("EnvironmentIds", "environment", id))
                .toList();
    }
}
