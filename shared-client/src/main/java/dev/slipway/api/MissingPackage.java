package dev.slipway.api;

/** A package version that could not be found. */
@WireRecord
public record MissingPackage(String id, String version) implements MissingPackageBuilder.With {}
