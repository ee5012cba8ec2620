package dev.slipway.server.portal;

import static dev.slipway.server.access.Permission.DEPLOYMENT_VIEW;

import dev.slipway.server.dashboard.DashboardQuery;
import dev.slipway.server.dashboard.DashboardService;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Requests;
import dev.slipway.server.space.SpaceService;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.util.Map;

/** The way in, and the dashboard of each space. */
final class HomePages {
    private final SpaceService spaces;
    private final DashboardService dashboards;
    private final Frames frames;
    private final Templates templates;
    private final Clock clock;

    HomePages(SpaceService spaces, DashboardService dashboards, Frames frames, Templates templates, Clock clock) {
        this.spaces = spaces;
        this.dashboards = dashboards;
        this.frames = frames;
        this.templates = templates;
        this.clock = clock;
    }

    void register(Api api) {
        api.open(HandlerType.GET, "/", ctx -> ctx.redirect(Addresses.HOME, HttpStatus.SEE_OTHER))
                .signedIn(HandlerType.GET, Addresses.HOME, this::leadToSpace)
                .get("/app/{space}", DEPLOYMENT_VIEW, ctx -> show(ctx, "dashboard.jte", grid(ctx)))
                .get("/app/{space}/grid", DEPLOYMENT_VIEW, this::refresh);
    }

    /** Browsers keep what follows the {@code #}; a script of the page that they are led to reads it. */
    private void leadToSpace(Context ctx) {
        ctx.redirect(Addresses.in(spaces.defaultSpace().value()), HttpStatus.SEE_OTHER);
    }

    /** Asked every few seconds; without news the page keeps what it has. */
    private void refresh(Context ctx) {
        Grid grid = grid(ctx);
        if (grid.fingerprint().equals(Requests.text(ctx, "seen"))) {
            ctx.status(HttpStatus.NO_CONTENT);
        } else {
            show(ctx, "grid.jte", grid);
        }
    }

    private Grid grid(Context ctx) {
        return new Grid(dashboards.dashboard(Api.actor(ctx), Api.space(ctx), DashboardQuery.ALL), clock.instant());
    }

    private void show(Context ctx, String template, Grid grid) {
        templates.page(ctx, template, Map.of("frame", frames.of(ctx, "Dashboard", Section.DASHBOARD), "grid", grid));
    }
}
