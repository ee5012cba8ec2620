package dev.slipway.api;

import dev.slipway.json.OmitWhenNull;
import org.jspecify.annotations.Nullable;

/**
 * How a repository is opened: {@code Anonymous}, {@code UsernamePassword}, or {@code Reference} to shared
 * credentials by {@code id}.
 */
@WireRecord
public record GitCredentials(
        String type,
        @OmitWhenNull @Nullable String id,
        @OmitWhenNull @Nullable String username,
        @OmitWhenNull @Nullable SensitiveValue password)
        implements GitCredentialsBuilder.With {}
