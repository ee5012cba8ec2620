package dev.slipway.server.access;

import dev.slipway.server.persistence.SpaceId;
import org.jspecify.annotations.Nullable;

/** Where something is done: a permission may be limited to some of these (R1.11). Null is what does not apply. */
public record Scope(
        @Nullable SpaceId space,
        @Nullable String projectId,
        @Nullable String environmentId,
        @Nullable String tenantId) {
    public static final Scope SERVER = new Scope(null, null, null, null);

    public static Scope of(SpaceId space) {
        return new Scope(space, null, null, null);
    }

    public Scope project(String id) {
        return new Scope(space, id, environmentId, tenantId);
    }

    public Scope environment(String id) {
        return new Scope(space, projectId, id, tenantId);
    }

    public Scope tenant(@Nullable String id) {
        return new Scope(space, projectId, environmentId, id);
    }
}
