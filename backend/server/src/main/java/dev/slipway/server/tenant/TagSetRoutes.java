package dev.slipway.server.tenant;

import static dev.slipway.server.access.Permission.TAG_SET_CREATE;
import static dev.slipway.server.access.Permission.TAG_SET_DELETE;
import static dev.slipway.server.access.Permission.TAG_SET_EDIT;
import static dev.slipway.server.access.Permission.TENANT_VIEW;
import static dev.slipway.server.http.Api.actor;
import static dev.slipway.server.http.Api.space;
import static dev.slipway.server.http.Requests.body;
import static dev.slipway.server.http.Requests.filter;

import com.squareup.moshi.Types;
import dev.slipway.api.TagSet;
import dev.slipway.server.http.Answers;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Links;
import dev.slipway.server.http.Requests;
import dev.slipway.server.persistence.Listing;
import io.javalin.http.Context;
import java.lang.reflect.Type;
import java.util.List;

/** {@code /api/{space}/tagsets}. */
public final class TagSetRoutes {
    private static final Type IDS = Types.newParameterizedType(List.class, String.class);

    private final TagSetService tagSets;

    public TagSetRoutes(TagSetService tagSets) {
        this.tagSets = tagSets;
    }

    public void register(Api api) {
        api.get("/api/{space}/tagsets", TENANT_VIEW, this::list)
                .get("/api/{space}/tagsets/all", TENANT_VIEW, this::all)
                .get("/api/{space}/tagsets/{id}", TENANT_VIEW, this::get)
                .post("/api/{space}/tagsets", TAG_SET_CREATE, this::create)
                .put("/api/{space}/tagsets/sortorder", TAG_SET_EDIT, this::sort)
                .put("/api/{space}/tagsets/{id}", TAG_SET_EDIT, this::modify)
                .delete("/api/{space}/tagsets/{id}", TAG_SET_DELETE, this::delete);
    }

    /** Sets for a scope that does not exist are none. */
    private void list(Context ctx) {
        List<String> wanted = Requests.list(ctx, "scopes");
        List<TagScope> scopes =
                wanted.stream().flatMap(text -> TagScope.of(text).stream()).toList();
        Listing<TagSet> found = scopes.isEmpty() && !wanted.isEmpty()
                ? new Listing<>(List.of(), 0)
                : tagSets.list(actor(ctx), space(ctx), scopes, filter(ctx));
        Answers.page(ctx, found.map(TagSetRoutes::linked), TagSet.class);
    }

    private void all(Context ctx) {
        Answers.all(
                ctx,
                tagSets.all(actor(ctx), space(ctx)).stream()
                        .map(TagSetRoutes::linked)
                        .toList(),
                TagSet.class);
    }

    private void get(Context ctx) {
        Answers.answer(ctx, linked(tagSets.get(actor(ctx), space(ctx), ctx.pathParam("id"))));
    }

    private void create(Context ctx) {
        Answers.created(ctx, linked(tagSets.create(actor(ctx), space(ctx), body(ctx, TagSet.class))));
    }

    private void modify(Context ctx) {
        Answers.answer(
                ctx, linked(tagSets.modify(actor(ctx), space(ctx), ctx.pathParam("id"), body(ctx, TagSet.class))));
    }

    private void sort(Context ctx) {
        List<String> ids = body(ctx, IDS);
        Answers.all(
                ctx,
                tagSets.sort(actor(ctx), space(ctx), ids).stream()
                        .map(TagSetRoutes::linked)
                        .toList(),
                TagSet.class);
    }

    private void delete(Context ctx) {
        tagSets.delete(actor(ctx), space(ctx), ctx.pathParam("id"));
        Answers.done(ctx);
    }

    private static TagSet linked(TagSet set) {
        return set.withLinks(
                Links.self(Links.in(set.spaceId(), "tagsets", set.id())).map());
    }
}
