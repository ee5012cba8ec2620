package dev.slipway.server.feed;

import static dev.slipway.server.access.Permission.FEED_EDIT;
import static dev.slipway.server.access.Permission.FEED_VIEW;
import static dev.slipway.server.http.Api.actor;
import static dev.slipway.server.http.Api.space;
import static dev.slipway.server.http.Requests.body;
import static dev.slipway.server.http.Requests.filter;

import dev.slipway.api.Feed;
import dev.slipway.server.http.Answers;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Links;
import dev.slipway.server.http.Requests;
import io.javalin.http.Context;

/** {@code /api/{space}/feeds}. */
public final class FeedRoutes {
    private final FeedService feeds;

    public FeedRoutes(FeedService feeds) {
        this.feeds = feeds;
    }

    public void register(Api api) {
        api.get("/api/{space}/feeds", FEED_VIEW, this::list)
                .get("/api/{space}/feeds/all", FEED_VIEW, this::all)
                .get("/api/{space}/feeds/{id}", FEED_VIEW, this::get)
                .post("/api/{space}/feeds", FEED_EDIT, this::create)
                .put("/api/{space}/feeds/{id}", FEED_EDIT, this::modify)
                .delete("/api/{space}/feeds/{id}", FEED_EDIT, this::delete);
    }

    private void list(Context ctx) {
        Answers.page(
                ctx,
                feeds.list(actor(ctx), space(ctx), Requests.list(ctx, "feedType"), filter(ctx))
                        .map(FeedRoutes::linked),
                Feed.class);
    }

    private void all(Context ctx) {
        Answers.all(
                ctx,
                feeds.all(actor(ctx), space(ctx)).stream()
                        .map(FeedRoutes::linked)
                        .toList(),
                Feed.class);
    }

    private void get(Context ctx) {
        Answers.answer(ctx, linked(feeds.get(actor(ctx), space(ctx), ctx.pathParam("id"))));
    }

    private void create(Context ctx) {
        Answers.created(ctx, linked(feeds.create(actor(ctx), space(ctx), body(ctx, Feed.class))));
    }

    private void modify(Context ctx) {
        Answers.answer(ctx, linked(feeds.modify(actor(ctx), space(ctx), ctx.pathParam("id"), body(ctx, Feed.class))));
    }

    private void delete(Context ctx) {
        feeds.delete(actor(ctx), space(ctx), ctx.pathParam("id"));
        Answers.done(ctx);
    }

    private static Feed linked(Feed feed) {
        return feed.withLinks(Links.self(Links.in(feed.spaceId(), "feeds", feed.id()))
                .below(
                        "SearchPackageVersionsTemplate",
                        "/packages/versions{?packageId,take,skip,includePreRelease,versionRange,preReleaseTag,"
                                + "versioningStrategy,versionTagRegex,filter,includeReleaseNotes}")
                .below("SearchPackagesTemplate", "/packages/search{?term,skip,take}")
                .map());
    }
}
