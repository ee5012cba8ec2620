package dev.slipway.server.portal;

import static dev.slipway.server.access.Permission.ENVIRONMENT_VIEW;
import static dev.slipway.server.access.Permission.TASK_VIEW;

import dev.slipway.api.Environment;
import dev.slipway.api.ServerTask;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.environment.EnvironmentService;
import dev.slipway.server.http.Api;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.persistence.Stretch;
import dev.slipway.server.task.TaskQuery;
import dev.slipway.server.task.TaskService;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Environments in their order, and what ran in each. */
final class EnvironmentPages {
    private static final int RECENT = 20;

    private final EnvironmentService environments;
    private final TaskService tasks;
    private final Frames frames;
    private final Templates templates;
    private final Clock clock;

    EnvironmentPages(
            EnvironmentService environments, TaskService tasks, Frames frames, Templates templates, Clock clock) {
        this.environments = environments;
        this.tasks = tasks;
        this.frames = frames;
        this.templates = templates;
        this.clock = clock;
    }

    void register(Api api) {
        api.get("/app/{space}/environments", ENVIRONMENT_VIEW, this::list)
                .get("/app/{space}/environments/{id}", ENVIRONMENT_VIEW, this::environment);
    }

    private void list(Context ctx) {
        templates.page(
                ctx,
                "environments.jte",
                Map.of(
                        "frame",
                        frames.of(ctx, "Environments", Section.ENVIRONMENTS),
                        "environments",
                        environments.all(Api.actor(ctx), Api.space(ctx))));
    }

    private void environment(Context ctx) {
        Environment environment = environments.get(Api.actor(ctx), Api.space(ctx), ctx.pathParam("id"));
        templates.page(
                ctx,
                "environment.jte",
                Map.of(
                        "frame",
                        frames.of(ctx, environment.name(), Section.ENVIRONMENTS),
                        "environment",
                        environment,
                        "recent",
                        recent(Api.actor(ctx), Api.space(ctx), environment),
                        "now",
                        clock.instant()));
    }

    private List<ServerTask> recent(Actor actor, SpaceId space, Environment environment) {
        var query = new TaskQuery("", environment.id(), "", "", "", List.of());
        var newest = new Filter(List.of(), "", "", new Stretch(0, RECENT));
        return actor.may(TASK_VIEW, Scope.of(space))
                ? tasks.list(actor, space, query, newest).items()
                : List.of();
    }
}
