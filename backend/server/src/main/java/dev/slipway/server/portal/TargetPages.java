package dev.slipway.server.portal;

import static dev.slipway.server.access.Permission.MACHINE_VIEW;

import dev.slipway.api.Environment;
import dev.slipway.api.Machine;
import dev.slipway.server.access.Actor;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Requests;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.target.TargetFilter;
import io.javalin.http.Context;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Deployment targets with their health. */
final class TargetPages {
    private final Model model;
    private final Frames frames;
    private final Templates templates;

    TargetPages(Model model, Frames frames, Templates templates) {
        this.model = model;
        this.frames = frames;
        this.templates = templates;
    }

    void register(Api api) {
        api.get("/app/{space}/infrastructure/machines", MACHINE_VIEW, this::list)
                .get("/app/{space}/infrastructure/machines/{id}", MACHINE_VIEW, this::target);
    }

    private void list(Context ctx) {
        Listing<Machine> found = model.targets().list(Api.actor(ctx), Api.space(ctx), TargetFilter.of(ctx));
        Frame frame = frames.of(ctx, "Targets", Section.TARGETS);
        int take = Requests.stretch(ctx).take();
        templates.page(
                ctx,
                "targets.jte",
                Map.of(
                        "frame",
                        frame,
                        "targets",
                        found.items(),
                        "environments",
                        environments(Api.actor(ctx), Api.space(ctx)),
                        "paging",
                        new Paging(
                                frame.sectionUrl(Section.TARGETS),
                                Requests.number(ctx, "skip", 0),
                                take,
                                found.total())));
    }

    private void target(Context ctx) {
        Machine target = model.targets().get(Api.actor(ctx), Api.space(ctx), ctx.pathParam("id"));
        templates.page(
                ctx,
                "target.jte",
                Map.of(
                        "frame",
                        frames.of(ctx, target.name(), Section.TARGETS),
                        "target",
                        target,
                        "environments",
                        environments(Api.actor(ctx), Api.space(ctx))));
    }

    private Map<String, Environment> environments(Actor actor, SpaceId space) {
        return model.environments().all(actor, space).stream()
                .collect(Collectors.toMap(Environment::id, Function.identity()));
    }
}
