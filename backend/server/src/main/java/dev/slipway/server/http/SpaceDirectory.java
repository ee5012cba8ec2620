package dev.slipway.server.http;

import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.NotFound;

/** Knows the spaces that addresses name. */
public interface SpaceDirectory {
    /**
     * The space with that id, slug or name.
     *
     * @throws NotFound when there is none
     */
    SpaceId resolve(String idOrSlugOrName);

    /**
     * The space that an address without one means (R0.2).
     *
     * @throws NotFound when no space is the default one
     */
    SpaceId defaultSpace();
}
