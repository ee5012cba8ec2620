package dev.slipway.api;

import dev.slipway.json.OmitWhenNull;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A version of a package as a feed lists it, highest first. */
@WireRecord
public record FeedPackageVersion(
        String id,
        String packageId,
        String version,
        @Nullable String title,
        String feedId,
        @OmitWhenNull @Nullable Instant published,
        long sizeBytes,
        @Nullable String releaseNotes,
        Map<String, String> links)
        implements FeedPackageVersionBuilder.With {}
