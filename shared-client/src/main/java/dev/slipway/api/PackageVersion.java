package dev.slipway.api;

import dev.slipway.json.OmitWhenNull;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One version of a package in the built-in feed; {@code hash} is its SHA-1 in hex.
 *
 * <p>{@code releaseNotes} stays null unless asked for: an official client reads it as a timestamp.
 */
@WireRecord
public record PackageVersion(
        String id,
        String packageId,
        String nuGetPackageId,
        String version,
        String feedId,
        String nuGetFeedId,
        String fileExtension,
        @Nullable String title,
        @Nullable String summary,
        @Nullable String description,
        @OmitWhenNull @Nullable Instant published,
        @Nullable String releaseNotes,
        long packageSizeBytes,
        String hash,
        @Nullable BuildInformation packageVersionBuildInformation,
        Map<String, String> links)
        implements PackageVersionBuilder.With {}
