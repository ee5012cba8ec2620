package dev.slipway.api;

/** The version of an agent and whether it can or must be upgraded. */
@WireRecord
public record TentacleVersionDetails(
        String version, boolean upgradeLocked, boolean upgradeSuggested, boolean upgradeRequired)
        implements TentacleVersionDetailsBuilder.With {}
