package dev.slipway.api;

import java.util.List;

/** The packages of a release that no feed has any more. */
@WireRecord
public record MissingPackages(List<MissingPackage> packages) implements MissingPackagesBuilder.With {}
