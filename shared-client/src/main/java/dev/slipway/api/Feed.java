package dev.slipway.api;

import dev.slipway.json.OmitWhenNull;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A source of packages (R3.22). The fields from {@code deleteUnreleasedPackagesAfterDays} on belong to some {@code
 * feedType}s only and are absent elsewhere.
 */
@WireRecord
public record Feed(
        String id,
        String name,
        String slug,
        String spaceId,
        String feedType,
        @Nullable String feedUri,
        @Nullable String username,
        @Nullable SensitiveValue password,
        @Nullable Integer downloadAttempts,
        @Nullable Integer downloadRetryBackoffSeconds,
        List<String> packageAcquisitionLocationOptions,
        @OmitWhenNull @Nullable Integer deleteUnreleasedPackagesAfterDays,
        @OmitWhenNull @Nullable Boolean deletePackagesAssociatedWithReleases,
        @OmitWhenNull @Nullable Boolean isBuiltInRepoSyncEnabled,
        @OmitWhenNull @Nullable Boolean enhancedMode,
        @OmitWhenNull @Nullable String apiVersion,
        @OmitWhenNull @Nullable String registryPath,
        @OmitWhenNull @Nullable String accessKey,
        @OmitWhenNull @Nullable SensitiveValue secretKey,
        @OmitWhenNull @Nullable String region,
        @OmitWhenNull @Nullable Boolean useMachineCredentials,
        @OmitWhenNull @Nullable Boolean useServiceAccountKey,
        @OmitWhenNull @Nullable SensitiveValue serviceAccountJsonKey,
        @OmitWhenNull @Nullable String project,
        @OmitWhenNull @Nullable String layoutRegex,
        @OmitWhenNull @Nullable String repository,
        @OmitWhenNull @Nullable OidcAuthentication oidcAuthentication,
        Map<String, String> links)
        implements FeedBuilder.With {}
