package dev.slipway.server.app;

import dev.slipway.server.dashboard.DashboardRoutes;
import dev.slipway.server.dashboard.DashboardService;
import dev.slipway.server.dashboard.ProgressionService;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.ErrorPages;
import dev.slipway.server.portal.Model;
import dev.slipway.server.portal.Portal;
import dev.slipway.server.space.SpaceService;

/** What people look at: dashboards and the portal. */
final class Pages implements Tier, AutoCloseable {
    private final DashboardService dashboards;
    private final ProgressionService progressions;
    private final Portal portal;

    Pages(
            Foundations base,
            Library library,
            Infrastructure infrastructure,
            Projects model,
            Delivery delivery,
            Execution execution,
            SpaceService spaces) {
        dashboards = new DashboardService(
                base.db,
                base.clock,
                model.groups,
                model.projects,
                model.channels,
                model.lifecycles,
                infrastructure.environments,
                model.tenants);
        progressions = new ProgressionService(
                base.db,
                base.clock,
                model.projects,
                model.channels,
                model.lifecycles,
                infrastructure.environments,
                delivery.promotion);
        portal = new Portal(
                base.sessions,
                spaces,
                execution.tasks,
                base.taskLogs,
                base.interruptions,
                base.taskChanges,
                new Model(
                        infrastructure.environments,
                        model.lifecycles,
                        model.groups,
                        model.projects,
                        model.channels,
                        infrastructure.targets,
                        model.tenants,
                        model.processes,
                        delivery.releases,
                        delivery.deployments.service(),
                        delivery.deployments.rollbacks(),
                        delivery.deployments.plans(),
                        delivery.runbooks,
                        library.packages,
                        dashboards),
                base.clock);
    }

    @Override
    public void register(Api api) {
        new DashboardRoutes(dashboards, progressions).register(api);
        portal.register(api);
    }

    /** How people see problems. */
    ErrorPages errors() {
        return portal.errorPages();
    }

    /** Ends the connections of those who follow tasks. */
    @Override
    public void close() {
        portal.close();
    }
}
