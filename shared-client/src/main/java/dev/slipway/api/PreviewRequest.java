package dev.slipway.api;

import org.jspecify.annotations.Nullable;

/** The environment, and tenant if any, to preview a deployment for. */
@WireRecord
public record PreviewRequest(String environmentId, @Nullable String tenantId) implements PreviewRequestBuilder.With {}
