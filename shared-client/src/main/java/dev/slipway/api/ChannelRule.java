package dev.slipway.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which package versions a channel takes: a NuGet range and a pattern for the pre-release part (R4.20, R4.21).
 */
@WireRecord
public record ChannelRule(
        String id,
        @Nullable String versionRange,
        @Nullable String tag,
        @Nullable String versioningStrategy,
        @Nullable String versionTagRegex,
        List<ActionPackage> actionPackages,
        Map<String, String> links)
        implements ChannelRuleBuilder.With {}
