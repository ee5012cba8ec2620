package dev.slipway.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is deployed where, in the whole space (R9.48). */
@WireRecord
public record Dashboard(
        List<DashboardProject> projects,
        List<ProjectGroup> projectGroups,
        List<DashboardEnvironment> environments,
        List<DashboardTenant> tenants,
        List<DashboardItem> items,
        List<DashboardItem> previousItems,
        @Nullable Integer projectLimit,
        boolean isFiltered,
        Map<String, String> links)
        implements DashboardBuilder.With {}
