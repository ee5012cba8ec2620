package dev.slipway.server.portal;

import static dev.slipway.server.access.Permission.ENVIRONMENT_VIEW;
import static dev.slipway.server.access.Permission.MACHINE_VIEW;

import dev.slipway.api.Environment;
import dev.slipway.api.Machine;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.http.Api;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.target.TargetFilter;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Environments in their order, with their targets, and what ran in each. */
final class EnvironmentPages {
    private final Model model;
    private final RecentTasks recent;
    private final Frames frames;
    private final Templates templates;
    private final Clock clock;

    EnvironmentPages(Model model, RecentTasks recent, Frames frames, Templates templates, Clock clock) {
        this.model = model;
        this.recent = recent;
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
                        model.environments().all(Api.actor(ctx), Api.space(ctx))));
    }

    private void environment(Context ctx) {
        Actor actor = Api.actor(ctx);
        Environment environment = model.environments().get(actor, Api.space(ctx), ctx.pathParam("id"));
        var page = new EnvironmentPage(
                environment, targets(actor, environment), recent.in(actor, environment), clock.instant());
        templates.page(
                ctx,
                "environment.jte",
                Map.of("frame", frames.of(ctx, environment.name(), Section.ENVIRONMENTS), "page", page));
    }

    private Listing<Machine> targets(Actor actor, Environment environment) {
        var space = new SpaceId(environment.spaceId());
        return actor.may(MACHINE_VIEW, Scope.of(space).environment(environment.id()))
                ? model.targets()
                        .list(actor, space, TargetFilter.firstIn(environment.id(), EnvironmentPage.MOST_TARGETS))
                : new Listing<>(List.of(), 0);
    }
}
