package dev.slipway.server.lifecycle;

import static dev.slipway.server.access.Permission.LIFECYCLE_CREATE;
import static dev.slipway.server.access.Permission.LIFECYCLE_DELETE;
import static dev.slipway.server.access.Permission.LIFECYCLE_EDIT;
import static dev.slipway.server.access.Permission.LIFECYCLE_VIEW;
import static dev.slipway.server.http.Api.actor;
import static dev.slipway.server.http.Api.space;
import static dev.slipway.server.http.Requests.body;
import static dev.slipway.server.http.Requests.filter;

import dev.slipway.api.Lifecycle;
import dev.slipway.server.http.Answers;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Links;
import io.javalin.http.Context;

/** {@code /api/{space}/lifecycles}. */
public final class LifecycleRoutes {
    private final LifecycleService lifecycles;

    public LifecycleRoutes(LifecycleService lifecycles) {
        this.lifecycles = lifecycles;
    }

    public void register(Api api) {
        api.get("/api/{space}/lifecycles", LIFECYCLE_VIEW, this::list)
                .get("/api/{space}/lifecycles/all", LIFECYCLE_VIEW, this::all)
                .get("/api/{space}/lifecycles/{id}", LIFECYCLE_VIEW, this::get)
                .get("/api/{space}/lifecycles/{id}/preview", LIFECYCLE_VIEW, this::preview)
                .post("/api/{space}/lifecycles", LIFECYCLE_CREATE, this::create)
                .put("/api/{space}/lifecycles/{id}", LIFECYCLE_EDIT, this::modify)
                .delete("/api/{space}/lifecycles/{id}", LIFECYCLE_DELETE, this::delete);
    }

    private void list(Context ctx) {
        Answers.page(
                ctx,
                lifecycles.list(actor(ctx), space(ctx), filter(ctx)).map(LifecycleRoutes::linked),
                Lifecycle.class);
    }

    private void all(Context ctx) {
        Answers.all(
                ctx,
                lifecycles.all(actor(ctx), space(ctx)).stream()
                        .map(LifecycleRoutes::linked)
                        .toList(),
                Lifecycle.class);
    }

    private void get(Context ctx) {
        Answers.answer(ctx, linked(lifecycles.get(actor(ctx), space(ctx), ctx.pathParam("id"))));
    }

    private void preview(Context ctx) {
        Answers.answer(ctx, linked(lifecycles.preview(actor(ctx), space(ctx), ctx.pathParam("id"))));
    }

    private void create(Context ctx) {
        Answers.created(ctx, linked(lifecycles.create(actor(ctx), space(ctx), body(ctx, Lifecycle.class))));
    }

    private void modify(Context ctx) {
        Answers.answer(
                ctx,
                linked(lifecycles.modify(actor(ctx), space(ctx), ctx.pathParam("id"), body(ctx, Lifecycle.class))));
    }

    private void delete(Context ctx) {
        lifecycles.delete(actor(ctx), space(ctx), ctx.pathParam("id"));
        Answers.done(ctx);
    }

    private static Lifecycle linked(Lifecycle lifecycle) {
        return lifecycle.withLinks(Links.self(Links.in(lifecycle.spaceId(), "lifecycles", lifecycle.id()))
                .below("Projects", "/projects")
                .below("Preview", "/preview")
                .to("Web", "/app#/" + lifecycle.spaceId() + "/lifecycles/" + lifecycle.id())
                .map());
    }
}
