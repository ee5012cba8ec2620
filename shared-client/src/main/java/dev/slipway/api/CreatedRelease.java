package dev.slipway.api;

/** The release that {@link CreateRelease} made, or found when told to ignore an existing one. */
@WireRecord
public record CreatedRelease(String releaseId, String releaseVersion) implements CreatedReleaseBuilder.With {}
