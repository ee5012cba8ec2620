package dev.slipway.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A customer, region or the like that gets deployments of its own (R9.7); {@code projectEnvironments} maps project
 * ids to environment ids.
 */
@WireRecord
public record Tenant(
        String id,
        String spaceId,
        String name,
        String slug,
        String description,
        boolean isDisabled,
        @Nullable String clonedFromTenantId,
        List<String> tenantTags,
        Map<String, List<String>> projectEnvironments,
        Map<String, String> links)
        implements TenantBuilder.With {}
