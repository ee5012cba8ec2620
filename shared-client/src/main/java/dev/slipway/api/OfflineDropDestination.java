package dev.slipway.api;

import org.jspecify.annotations.Nullable;

/** Where the bundles of an offline drop go: {@code Artifact} or {@code FileSystem} (R2.12). */
@WireRecord
public record OfflineDropDestination(String destinationType, @Nullable String dropFolderPath)
        implements OfflineDropDestinationBuilder.With {}
