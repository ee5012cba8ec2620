package dev.slipway.api;

import java.util.List;

/** The feature toggles asked for; one that is missing is off. */
@WireRecord
public record FeatureToggles(List<FeatureToggle> featureToggles) implements FeatureTogglesBuilder.With {}
