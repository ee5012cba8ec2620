package dev.slipway.server.portal;

import static dev.slipway.server.access.Permission.MACHINE_VIEW;
import static dev.slipway.server.access.Permission.TASK_CREATE;

import dev.slipway.api.Machine;
import dev.slipway.api.ServerTask;
import dev.slipway.json.WireJson;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Requests;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.target.TargetFilter;
import dev.slipway.server.task.TaskService;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;

/** Deployment targets with their health. */
final class TargetPages {
    private final Model model;
    private final TaskService tasks;
    private final Frames frames;
    private final Templates templates;

    TargetPages(Model model, TaskService tasks, Frames frames, Templates templates) {
        this.model = model;
        this.tasks = tasks;
        this.frames = frames;
        this.templates = templates;
    }

    void register(Api api) {
        api.get("/app/{space}/infrastructure/machines", MACHINE_VIEW, this::list)
                .get("/app/{space}/infrastructure/machines/{id}", MACHINE_VIEW, this::target)
                .post("/app/{space}/infrastructure/machines/{id}/health", TASK_CREATE, this::checkHealth);
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
                        model.environmentsById(Api.actor(ctx), Api.space(ctx)),
                        "paging",
                        new Paging(
                                frame.sectionUrl(Section.TARGETS),
                                Requests.number(ctx, "skip", 0),
                                take,
                                found.total())));
    }

    private void target(Context ctx) {
        Actor actor = Api.actor(ctx);
        SpaceId space = Api.space(ctx);
        Machine target = model.targets().get(actor, space, ctx.pathParam("id"));
        var page = new TargetPage(
                target,
                model.environmentsById(actor, space),
                model.tenants(actor, space, target.tenantIds()),
                actor.may(TASK_CREATE, Scope.of(space)));
        templates.page(
                ctx, "target.jte", Map.of("frame", frames.of(ctx, target.name(), Section.TARGETS), "page", page));
    }

    private void checkHealth(Context ctx) {
        Actor actor = Api.actor(ctx);
        SpaceId space = Api.space(ctx);
        Machine target = model.targets().get(actor, space, ctx.pathParam("id"));
        ServerTask task = tasks.create(
                actor,
                space,
                WireJson.empty(ServerTask.class)
                        .withName("Health")
                        .withDescription("Check the health of the target " + target.name())
                        .withArguments(Map.of("MachineIds", List.of(target.id()))));
        ctx.redirect(Addresses.in(space.value(), "tasks", task.id()), HttpStatus.SEE_OTHER);
    }
}
