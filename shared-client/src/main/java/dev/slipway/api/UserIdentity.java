package dev.slipway.api;

import java.util.Map;

/** Who a user is at an external identity provider. */
@WireRecord
public record UserIdentity(String identityProviderName, Map<String, IdentityClaim> claims)
        implements UserIdentityBuilder.With {}
