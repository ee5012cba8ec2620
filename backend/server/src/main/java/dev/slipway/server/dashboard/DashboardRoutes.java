package dev.slipway.server.dashboard;

import static dev.slipway.server.access.Permission.DEPLOYMENT_VIEW;

import dev.slipway.api.Dashboard;
import dev.slipway.server.http.Answers;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Requests;
import dev.slipway.server.persistence.Stretch;
import io.javalin.http.Context;
import java.util.List;

/** {@code /api/{space}/dashboard}, {@code /api/{space}/dashboard/dynamic} and the progression of projects. */
public final class DashboardRoutes {
    private final DashboardService dashboards;
    private final ProgressionService progressions;

    public DashboardRoutes(DashboardService dashboards, ProgressionService progressions) {
        this.dashboards = dashboards;
        this.progressions = progressions;
    }

    public void register(Api api) {
        api.get("/api/{space}/dashboard", DEPLOYMENT_VIEW, this::dashboard)
                .get("/api/{space}/dashboard/dynamic", DEPLOYMENT_VIEW, this::narrowed)
                .get("/api/{space}/projects/{project}/progression", DEPLOYMENT_VIEW, this::progression);
    }

    private void dashboard(Context ctx) {
        var query =
                new DashboardQuery(Requests.list(ctx, "projectId"), List.of(), Requests.list(ctx, "selectedTenants"));
        Answers.answer(ctx, dashboards.dashboard(Api.actor(ctx), Api.space(ctx), query));
    }

    private void narrowed(Context ctx) {
        var query = new DashboardQuery(Requests.list(ctx, "projects"), Requests.list(ctx, "environments"), List.of());
        Dashboard found = dashboards.dashboard(Api.actor(ctx), Api.space(ctx), query);
        Answers.answer(ctx, Requests.flag(ctx, "includePrevious") ? found : found.withPreviousItems(List.of()));
    }

    private void progression(Context ctx) {
        int count = Requests.number(ctx, "releaseHistoryCount", Stretch.DEFAULT_TAKE);
        Answers.answer(ctx, progressions.ofProject(Api.actor(ctx), Api.space(ctx), ctx.pathParam("project"), count));
    }
}
