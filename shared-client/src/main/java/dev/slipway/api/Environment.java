package dev.slipway.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A place one deploys to, such as Test or Production (R2.1). */
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
        Map<String, String> links)
        implements EnvironmentBuilder.With {}
