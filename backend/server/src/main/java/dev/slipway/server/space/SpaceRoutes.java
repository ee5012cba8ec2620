package dev.slipway.server.space;

import static dev.slipway.server.access.Permission.SPACE_CREATE;
import static dev.slipway.server.access.Permission.SPACE_DELETE;
import static dev.slipway.server.access.Permission.SPACE_EDIT;
import static dev.slipway.server.access.Permission.SPACE_VIEW;
import static dev.slipway.server.http.Api.actor;
import static dev.slipway.server.http.Requests.body;
import static dev.slipway.server.http.Requests.filter;

import dev.slipway.api.Space;
import dev.slipway.server.http.Answers;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Links;
import io.javalin.http.Context;

/** {@code /api/spaces}. */
public final class SpaceRoutes {
    private final SpaceService spaces;

    public SpaceRoutes(SpaceService spaces) {
        this.spaces = spaces;
    }

    public void register(Api api) {
        api.get("/api/spaces", SPACE_VIEW, this::list)
                .get("/api/spaces/all", SPACE_VIEW, this::all)
                .get("/api/spaces/{id}", SPACE_VIEW, this::get)
                .post("/api/spaces", SPACE_CREATE, this::create)
                .put("/api/spaces/{id}", SPACE_EDIT, this::modify)
                .delete("/api/spaces/{id}", SPACE_DELETE, this::delete);
    }

    private void list(Context ctx) {
        Answers.page(ctx, spaces.list(actor(ctx), filter(ctx)).map(SpaceRoutes::linked), Space.class);
    }

    private void all(Context ctx) {
        Answers.all(
                ctx, spaces.all(actor(ctx)).stream().map(SpaceRoutes::linked).toList(), Space.class);
    }

    private void get(Context ctx) {
        Answers.answer(ctx, linked(spaces.get(actor(ctx), ctx.pathParam("id"))));
    }

    private void create(Context ctx) {
        Answers.created(ctx, linked(spaces.create(actor(ctx), body(ctx, Space.class))));
    }

    private void modify(Context ctx) {
        Answers.answer(ctx, linked(spaces.modify(actor(ctx), ctx.pathParam("id"), body(ctx, Space.class))));
    }

    private void delete(Context ctx) {
        spaces.delete(actor(ctx), ctx.pathParam("id"));
        Answers.done(ctx);
    }

    private static Space linked(Space space) {
        return space.withLinks(Links.self("/api/spaces/" + space.id())
                .to("Web", "/app#/" + space.id())
                .to("SpaceHome", "/api/" + space.id())
                .map());
    }
}
