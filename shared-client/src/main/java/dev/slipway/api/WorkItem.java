package dev.slipway.api;

import org.jspecify.annotations.Nullable;

/** An issue that commits of a build refer to (R9.22). */
@WireRecord
public record WorkItem(String id, String description, @Nullable String linkUrl, @Nullable String source)
        implements WorkItemBuilder.With {}
