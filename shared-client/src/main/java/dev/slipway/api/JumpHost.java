package dev.slipway.api;

import dev.slipway.json.OmitWhenNull;
import org.jspecify.annotations.Nullable;

/**
 * The machine over which another is reached by SSH, as with {@code ssh -J}. Slipway's own: official clients skip it.
 *
 * @param port null for 22
 * @param accountId whose user signs in there; null for the account of the machine behind it
 * @param fingerprint of its host key
 */
@WireRecord
public record JumpHost(
        String host, @Nullable Integer port, @OmitWhenNull @Nullable String accountId, String fingerprint)
        implements JumpHostBuilder.With {}
