package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.Map;

/** A row of the dashboard. */
@WireRecord
public record DashboardProject(
        String id,
        String name,
        String slug,
        String projectGroupId,
        List<String> environmentIds,
        boolean isDisabled,
        TenantedDeploymentMode tenantedDeploymentMode,
        boolean canPerformUntenantedDeployment,
        Map<String, String> links)
        implements DashboardProjectBuilder.With {
    public DashboardProject {
        tenantedDeploymentMode = requireNonNullElse(tenantedDeploymentMode, TenantedDeploymentMode.UNTENANTED);
    }
}
