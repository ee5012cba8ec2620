package dev.slipway.server.dashboard;

import java.util.List;

/** What a dashboard is narrowed by; an empty list is no filter. */
public record DashboardQuery(List<String> projects, List<String> environments, List<String> tenants) {
    public static final DashboardQuery ALL = new DashboardQuery(List.of(), List.of(), List.of());

    public static DashboardQuery ofProject(String id) {
        return new DashboardQuery(List.of(id), List.of(), List.of());
    }

    boolean isFilter() {
        return !equals(ALL);
    }

    boolean wantsProject(String id) {
        return projects.isEmpty() || projects.contains(id);
    }

    boolean wantsEnvironment(String id) {
        return environments.isEmpty() || environments.contains(id);
    }

    /** Deployments without a tenant are always wanted. */
    boolean wantsTenant(String id) {
        return tenants.isEmpty() || id.isEmpty() || tenants.contains(id);
    }
}
