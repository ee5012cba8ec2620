package dev.slipway.api;

import org.jspecify.annotations.Nullable;

/** A fact about a user from an identity provider; an identifying one is unique among users. */
@WireRecord
public record IdentityClaim(@Nullable String value, boolean isIdentifyingClaim) implements IdentityClaimBuilder.With {}
