package dev.slipway.api;

/** A named switch of the server. */
@WireRecord
public record FeatureToggle(String name, boolean isEnabled) implements FeatureToggleBuilder.With {}
