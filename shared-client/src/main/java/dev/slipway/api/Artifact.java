package dev.slipway.api;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file that a task left behind, by name and machine (R7.39). */
@WireRecord
public record Artifact(
        String id,
        @Nullable String spaceId,
        String filename,
        String source,
        String serverTaskId,
        @Nullable Instant created,
        @Nullable String logCorrelationId,
        Map<String, String> links)
        implements ArtifactBuilder.With {}
