package dev.slipway.api;

import org.jspecify.annotations.Nullable;

/** The release that new targets of an environment get in place of the current one. */
@WireRecord
public record AutoDeployReleaseOverride(String environmentId, @Nullable String tenantId, String releaseId)
        implements AutoDeployReleaseOverrideBuilder.With {}
