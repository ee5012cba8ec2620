package dev.slipway.api;

import org.jspecify.annotations.Nullable;

/** How long an ephemeral environment lives after its last deployment. */
@WireRecord
public record DeprovisioningRule(@Nullable Integer expiryDays, @Nullable Integer expiryHours)
        implements DeprovisioningRuleBuilder.With {}
