package dev.slipway.server.space;

import dev.slipway.server.persistence.SpaceId;
import org.jdbi.v3.core.Handle;

/** What a feature puts into every new space, such as a first lifecycle. Part of the transaction that makes the space. */
@FunctionalInterface
public interface SpaceFurnishing {
    void furnish(Handle tx, SpaceId space);
}
