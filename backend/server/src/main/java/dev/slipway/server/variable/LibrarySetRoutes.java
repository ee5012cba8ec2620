package dev.slipway.server.variable;

import static dev.slipway.server.access.Permission.LIBRARY_VARIABLE_SET_CREATE;
import static dev.slipway.server.access.Permission.LIBRARY_VARIABLE_SET_DELETE;
import static dev.slipway.server.access.Permission.LIBRARY_VARIABLE_SET_EDIT;
import static dev.slipway.server.access.Permission.LIBRARY_VARIABLE_SET_VIEW;
import static dev.slipway.server.http.Api.actor;
import static dev.slipway.server.http.Api.space;
import static dev.slipway.server.http.Requests.body;
import static dev.slipway.server.http.Requests.filter;

import dev.slipway.api.LibraryVariableSet;
import dev.slipway.server.http.Answers;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Links;
import dev.slipway.server.http.Requests;
import io.javalin.http.Context;

/** {@code /api/{space}/libraryvariablesets}. */
public final class LibrarySetRoutes {
    private final LibrarySetService librarySets;

    public LibrarySetRoutes(LibrarySetService librarySets) {
        this.librarySets = librarySets;
    }

    public void register(Api api) {
        api.get("/api/{space}/libraryvariablesets", LIBRARY_VARIABLE_SET_VIEW, this::list)
                .get("/api/{space}/libraryvariablesets/all", LIBRARY_VARIABLE_SET_VIEW, this::all)
                .get("/api/{space}/libraryvariablesets/{id}", LIBRARY_VARIABLE_SET_VIEW, this::get)
                .post("/api/{space}/libraryvariablesets", LIBRARY_VARIABLE_SET_CREATE, this::create)
                .put("/api/{space}/libraryvariablesets/{id}", LIBRARY_VARIABLE_SET_EDIT, this::modify)
                .delete("/api/{space}/libraryvariablesets/{id}", LIBRARY_VARIABLE_SET_DELETE, this::delete);
    }

    private void list(Context ctx) {
        Answers.page(
                ctx,
                librarySets
                        .list(actor(ctx), space(ctx), Requests.list(ctx, "contentType"), filter(ctx))
                        .map(LibrarySetRoutes::linked),
                LibraryVariableSet.class);
    }

    private void all(Context ctx) {
        Answers.all(
                ctx,
                librarySets.all(actor(ctx), space(ctx), Requests.list(ctx, "contentType")).stream()
                        .map(LibrarySetRoutes::linked)
                        .toList(),
                LibraryVariableSet.class);
    }

    private void get(Context ctx) {
        Answers.answer(ctx, linked(librarySets.get(actor(ctx), space(ctx), ctx.pathParam("id"))));
    }

    private void create(Context ctx) {
        Answers.created(ctx, linked(librarySets.create(actor(ctx), space(ctx), body(ctx, LibraryVariableSet.class))));
    }

    private void modify(Context ctx) {
        Answers.answer(
                ctx,
                linked(librarySets.modify(
                        actor(ctx), space(ctx), ctx.pathParam("id"), body(ctx, LibraryVariableSet.class))));
    }

    private void delete(Context ctx) {
        librarySets.delete(actor(ctx), space(ctx), ctx.pathParam("id"));
        Answers.done(ctx);
    }

    private static LibraryVariableSet linked(LibraryVariableSet set) {
        return set.withLinks(Links.self(Links.in(set.spaceId(), "libraryvariablesets", set.id()))
                .to("Variables", Links.in(set.spaceId(), "variables", set.variableSetId()))
                .map());
    }
}
