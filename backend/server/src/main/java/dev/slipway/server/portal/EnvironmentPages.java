package dev.slipway.server.portal;

import static dev.slipway.server.access.Permission.ENVIRONMENT_VIEW;

import dev.slipway.server.environment.EnvironmentService;
import dev.slipway.server.http.Api;
import io.javalin.http.Context;
import java.util.Map;

/** Environments, in their order. */
final class EnvironmentPages {
    private final EnvironmentService environments;
    private final Frames frames;
    private final Templates templates;

    EnvironmentPages(EnvironmentService environments, Frames frames, Templates templates) {
        this.environments = environments;
        this.frames = frames;
        this.templates = templates;
    }

    void register(Api api) {
        api.get("/app/{space}/environments", ENVIRONMENT_VIEW, this::list);
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
}
