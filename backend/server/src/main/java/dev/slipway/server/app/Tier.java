package dev.slipway.server.app;

import dev.slipway.server.http.Api;
import dev.slipway.server.space.SpaceClearing;
import dev.slipway.server.space.SpaceFurnishing;
import java.util.List;

/**
 * A layer of the server: its services, each built from those before it and from the tiers below. What a lower service
 * asks of its users is answered by the references of higher packages, which have no state and so are made in place.
 */
interface Tier {
    /** The routes of all its services. */
    void register(Api api);

    /** What its services put into a new space, in the order in which they do it. */
    default List<SpaceFurnishing> furnishings() {
        return List.of();
    }

    /** What its services delete before their space goes, highest first. */
    default List<SpaceClearing> clearings() {
        return List.of();
    }
}
