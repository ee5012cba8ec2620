package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A kind of release of a project, with its own lifecycle and package rules (R4.19); {@code lifecycleId} null means
 * the project's.
 */
@WireRecord
public record Channel(
        String id,
        String spaceId,
        String projectId,
        String name,
        String slug,
        String description,
        @Nullable String lifecycleId,
        boolean isDefault,
        ChannelType type,
        List<String> tenantTags,
        List<String> gitReferenceRules,
        List<ChannelRule> rules,
        List<GitResourceRule> gitResourceRules,
        List<CustomFieldDefinition> customFieldDefinitions,
        @Nullable String parentEnvironmentId,
        @Nullable String ephemeralEnvironmentNameTemplate,
        boolean automaticEphemeralEnvironmentDeployments,
        Map<String, String> links)
        implements ChannelBuilder.With {
    public Channel {
        type = requireNonNullElse(type, ChannelType.LIFECYCLE);
    }
}
