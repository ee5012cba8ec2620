package dev.slipway.server.channel;

import static dev.slipway.server.access.Permission.PROCESS_EDIT;
import static dev.slipway.server.access.Permission.PROCESS_VIEW;
import static dev.slipway.server.http.Api.actor;
import static dev.slipway.server.http.Api.space;
import static dev.slipway.server.http.Requests.body;
import static dev.slipway.server.http.Requests.filter;

import dev.slipway.api.Channel;
import dev.slipway.server.http.Answers;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Links;
import dev.slipway.server.http.Requests;
import io.javalin.http.Context;

/** {@code /api/{space}/channels} and {@code /api/{space}/projects/{project}/channels}. */
public final class ChannelRoutes {
    private final ChannelService channels;

    public ChannelRoutes(ChannelService channels) {
        this.channels = channels;
    }

    public void register(Api api) {
        api.get("/api/{space}/channels", PROCESS_VIEW, this::list)
                .get("/api/{space}/channels/all", PROCESS_VIEW, this::all)
                .get("/api/{space}/channels/rule-test", PROCESS_VIEW, this::testRule)
                .get("/api/{space}/channels/{id}", PROCESS_VIEW, this::get)
                .post("/api/{space}/channels", PROCESS_EDIT, this::create)
                .put("/api/{space}/channels/{id}", PROCESS_EDIT, this::modify)
                .delete("/api/{space}/channels/{id}", PROCESS_EDIT, this::delete)
                .get("/api/{space}/projects/{project}/channels", PROCESS_VIEW, this::listOfProject)
                .get("/api/{space}/projects/{project}/channels/{id}", PROCESS_VIEW, this::getOfProject);
    }

    private void list(Context ctx) {
        Answers.page(ctx, channels.list(actor(ctx), space(ctx), filter(ctx)).map(ChannelRoutes::linked), Channel.class);
    }

    private void all(Context ctx) {
        Answers.all(
                ctx,
                channels.all(actor(ctx), space(ctx)).stream()
                        .map(ChannelRoutes::linked)
                        .toList(),
                Channel.class);
    }

    private void listOfProject(Context ctx) {
        Answers.page(
                ctx,
                channels.list(actor(ctx), space(ctx), ctx.pathParam("project"), filter(ctx))
                        .map(ChannelRoutes::linked),
                Channel.class);
    }

    private void get(Context ctx) {
        Answers.answer(ctx, linked(channels.get(actor(ctx), space(ctx), ctx.pathParam("id"))));
    }

    private void getOfProject(Context ctx) {
        Answers.answer(
                ctx, linked(channels.get(actor(ctx), space(ctx), ctx.pathParam("project"), ctx.pathParam("id"))));
    }

    private void create(Context ctx) {
        Answers.created(ctx, linked(channels.create(actor(ctx), space(ctx), body(ctx, Channel.class))));
    }

    private void modify(Context ctx) {
        Answers.answer(
                ctx, linked(channels.modify(actor(ctx), space(ctx), ctx.pathParam("id"), body(ctx, Channel.class))));
    }

    private void delete(Context ctx) {
        channels.delete(actor(ctx), space(ctx), ctx.pathParam("id"));
        Answers.done(ctx);
    }

    /** Older clients spell the type of the feed {@code feetType}. */
    private void testRule(Context ctx) {
        String feedType = Requests.text(ctx, "feedType");
        Answers.answer(
                ctx,
                RuleTest.of(
                        Requests.text(ctx, "version"),
                        Requests.text(ctx, "versionRange"),
                        Requests.text(ctx, "preReleaseTag"),
                        RuleTest.kindOf(feedType.isEmpty() ? Requests.text(ctx, "feetType") : feedType)));
    }

    public static Channel linked(Channel channel) {
        return channel.withLinks(Links.self(Links.in(channel.spaceId(), "channels", channel.id()))
                .to("Project", Links.in(channel.spaceId(), "projects", channel.projectId()))
                .to(
                        "Releases",
                        Links.in(
                                channel.spaceId(),
                                "projects",
                                channel.projectId(),
                                "channels",
                                channel.id(),
                                "releases{?skip,take,searchByVersion}"))
                .to(
                        "Web",
                        "/app#/" + channel.spaceId() + "/projects/" + channel.projectId() + "/channels/" + channel.id())
                .map());
    }
}
