package dev.slipway.api;

import org.jspecify.annotations.Nullable;

/** A package to choose a version of; one that is not resolvable has an expression in its id or feed. */
@WireRecord
public record ReleaseTemplatePackage(
        String stepName,
        String actionName,
        String packageId,
        String nuGetPackageId,
        String packageReferenceName,
        String feedId,
        String feedName,
        String nuGetFeedId,
        String nuGetFeedName,
        @Nullable String versionSelectedLastRelease,
        @Nullable String fixedVersion,
        @Nullable String projectName,
        boolean isResolvable)
        implements ReleaseTemplatePackageBuilder.With {}
