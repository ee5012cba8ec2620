package dev.slipway.api;

/** Where a step stands to the acquisition of packages (R5.13). */
public enum PackageRequirement {
    LET_OCTOPUS_DECIDE,
    BEFORE_PACKAGE_ACQUISITION,
    AFTER_PACKAGE_ACQUISITION
}
