package dev.slipway.server.deployment;

import dev.slipway.api.Machine;
import dev.slipway.server.persistence.SpaceId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The deployment targets that there are. */
@FunctionalInterface
public interface Targets {
    /** All of the space, whatever their environments and state. */
    List<Machine> all(Handle tx, SpaceId space);
}
