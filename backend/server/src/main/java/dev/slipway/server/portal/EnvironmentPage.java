package dev.slipway.server.portal;

import dev.slipway.api.Environment;
import dev.slipway.api.Machine;
import dev.slipway.api.ServerTask;
import dev.slipway.server.persistence.Listing;
import java.time.Instant;
import java.util.List;

/**
 * An environment.
 *
 * @param targets the first ones by name; none for a user who may not see targets
 * @param recent newest first
 */
public record EnvironmentPage(Environment environment, Listing<Machine> targets, List<ServerTask> recent, Instant now) {
    static final int MOST_TARGETS = 30;

    /** How many targets are not among those that are shown. */
    public int moreTargets() {
        return targets.total() - targets.items().size();
    }
}
