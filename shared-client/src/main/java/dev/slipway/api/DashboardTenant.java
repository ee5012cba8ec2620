package dev.slipway.api;

import java.util.List;
import java.util.Map;

/** A tenant of the dashboard; {@code projectEnvironments} maps project ids to environment ids. */
@WireRecord
public record DashboardTenant(
        String id,
        String name,
        Map<String, List<String>> projectEnvironments,
        List<String> tenantTags,
        boolean isDisabled,
        Map<String, String> links)
        implements DashboardTenantBuilder.With {}
