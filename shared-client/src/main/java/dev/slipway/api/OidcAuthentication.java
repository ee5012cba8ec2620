package dev.slipway.api;

import dev.slipway.json.OmitWhenNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a feed asks a cloud for a token instead of holding a secret. */
@WireRecord
public record OidcAuthentication(
        String type,
        @OmitWhenNull @Nullable String audience,
        List<String> subjectKeys,
        @OmitWhenNull @Nullable String roleArn,
        @OmitWhenNull @Nullable String sessionDuration,
        @OmitWhenNull @Nullable String clientId,
        @OmitWhenNull @Nullable String tenantId)
        implements OidcAuthenticationBuilder.With {}
