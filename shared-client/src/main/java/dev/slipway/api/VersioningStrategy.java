package dev.slipway.api;

import org.jspecify.annotations.Nullable;

/** How the next release number is found: a template, or the version of a donor package (R4.26). */
@WireRecord
public record VersioningStrategy(
        @Nullable String template, @Nullable ActionPackage donorPackage, @Nullable String donorPackageStepId)
        implements VersioningStrategyBuilder.With {}
