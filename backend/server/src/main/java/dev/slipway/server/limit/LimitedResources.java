package dev.slipway.server.limit;

import dev.slipway.server.persistence.SpaceId;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/** Implemented by features whose resources are limited to tenants, for the feature above that owns tenants and tags. */
public interface LimitedResources {
    /** The resources with such limits, in the reader's words, such as {@code account Deploy}. */
    List<String> limitedSo(Handle tx, SpaceId space, Predicate<Limits> limits);

    /** Changes the tenants and tags of all resources of the space; the operator answers what it was given for others. */
    void changeTenants(Handle tx, SpaceId space, UnaryOperator<Limits> change);
}
