package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import dev.slipway.json.OmitWhenNull;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An environment of any type (R2.1); {@code parentEnvironmentId} belongs to ephemeral ones, {@code
 * automaticDeprovisioningRule} to parents.
 */
@WireRecord
public record EnvironmentV2(
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
        EnvironmentType type,
        @OmitWhenNull @Nullable String parentEnvironmentId,
        @OmitWhenNull @Nullable DeprovisioningRule automaticDeprovisioningRule,
        Map<String, String> links)
        implements EnvironmentV2Builder.With {
    public EnvironmentV2 {
        type = requireNonNullElse(type, EnvironmentType.STATIC);
    }
}
