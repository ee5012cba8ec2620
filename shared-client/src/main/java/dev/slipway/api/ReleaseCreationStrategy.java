package dev.slipway.api;

import org.jspecify.annotations.Nullable;

/** Which package, pushed to the built-in feed, makes a release, and in which channel (R9.40). */
@WireRecord
public record ReleaseCreationStrategy(
        @Nullable String channelId,
        @Nullable ActionPackage releaseCreationPackage,
        @Nullable String releaseCreationPackageStepId)
        implements ReleaseCreationStrategyBuilder.With {}
