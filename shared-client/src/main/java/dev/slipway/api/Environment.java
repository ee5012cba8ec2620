package dev.slipway.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place one deploys to, such as Test or Production (R2.1).
 *
 * @param maxParallelTargets a deployment or runbook run works on so many targets here at once at most; null for what its
 *     steps say. Slipway's own: in a change, null leaves it as it was, for other clients do not know it, and 0 removes it
 */
@WireRecord
public record Environment(
        String id,
        String spaceId,
        String name,
        String slug,
        String description,
        int sortOrder,
        boolean useGuidedFailure,
        @Nullable Boolean allowDynamicInfrastructure,
        List<String> environmentTags,
        List<Object> extensionSettings,
        @Nullable Integer maxParallelTargets,
        Map<String, String> links)
        implements EnvironmentBuilder.With {}
