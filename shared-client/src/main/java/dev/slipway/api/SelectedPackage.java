package dev.slipway.api;

/**
 * The version of a package that a release or snapshot holds; an empty reference name is the primary package.
 */
@WireRecord
public record SelectedPackage(String actionName, String stepName, String packageReferenceName, String version)
        implements SelectedPackageBuilder.With {}
