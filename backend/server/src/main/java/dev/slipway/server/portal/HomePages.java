package dev.slipway.server.portal;

import static dev.slipway.server.access.Permission.TASK_VIEW;

import dev.slipway.api.ServerTask;
import dev.slipway.server.http.Api;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Stretch;
import dev.slipway.server.space.SpaceService;
import dev.slipway.server.task.TaskQuery;
import dev.slipway.server.task.TaskService;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The way in, and the first page of a space. */
final class HomePages {
    private static final int RECENT = 10;

    private final SpaceService spaces;
    private final TaskService tasks;
    private final Frames frames;
    private final Templates templates;
    private final Clock clock;

    HomePages(SpaceService spaces, TaskService tasks, Frames frames, Templates templates, Clock clock) {
        this.spaces = spaces;
        this.tasks = tasks;
        this.frames = frames;
        this.templates = templates;
        this.clock = clock;
    }

    void register(Api api) {
        api.open(HandlerType.GET, "/", ctx -> ctx.redirect(Addresses.HOME, HttpStatus.SEE_OTHER))
                .signedIn(HandlerType.GET, Addresses.HOME, this::leadToSpace)
                .get("/app/{space}", TASK_VIEW, this::dashboard);
    }

    /** Browsers keep what follows the {@code #}; a script of the page that they are led to reads it. */
    private void leadToSpace(Context ctx) {
        ctx.redirect(Addresses.in(spaces.defaultSpace().value()), HttpStatus.SEE_OTHER);
    }

    private void dashboard(Context ctx) {
        var query = new TaskQuery("", "", "", "", "", List.of());
        List<ServerTask> recent = tasks.list(
                        Api.actor(ctx), Api.space(ctx), query, new Filter(List.of(), "", "", new Stretch(0, RECENT)))
                .items();
        templates.page(
                ctx,
                "dashboard.jte",
                Map.of(
                        "frame",
                        frames.of(ctx, "Dashboard", Section.DASHBOARD),
                        "recent",
                        recent,
                        "now",
                        clock.instant()));
    }
}
