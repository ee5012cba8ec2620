package dev.slipway.api;

import org.jspecify.annotations.Nullable;

/** The image an action runs in (R2.35): pulled from a feed, or built from a Dockerfile in Git. */
@WireRecord
public record ActionContainer(
        @Nullable String feedId, @Nullable String image, @Nullable String gitUrl, @Nullable String dockerfile)
        implements ActionContainerBuilder.With {
    public static final ActionContainer NONE = new ActionContainer(null, null, null, null);
}
