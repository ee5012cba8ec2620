package dev.slipway.server.machine;

import static dev.slipway.server.access.Permission.PROXY_CREATE;
import static dev.slipway.server.access.Permission.PROXY_DELETE;
import static dev.slipway.server.access.Permission.PROXY_EDIT;
import static dev.slipway.server.access.Permission.PROXY_VIEW;
import static dev.slipway.server.http.Api.actor;
import static dev.slipway.server.http.Api.space;
import static dev.slipway.server.http.Requests.body;
import static dev.slipway.server.http.Requests.filter;

import dev.slipway.api.Proxy;
import dev.slipway.server.http.Answers;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Links;
import io.javalin.http.Context;

/** {@code /api/{space}/proxies}. */
public final class ProxyRoutes {
    private final ProxyService proxies;

    public ProxyRoutes(ProxyService proxies) {
        this.proxies = proxies;
    }

    public void register(Api api) {
        api.get("/api/{space}/proxies", PROXY_VIEW, this::list)
                .get("/api/{space}/proxies/all", PROXY_VIEW, this::all)
                .get("/api/{space}/proxies/{id}", PROXY_VIEW, this::get)
                .post("/api/{space}/proxies", PROXY_CREATE, this::create)
                .put("/api/{space}/proxies/{id}", PROXY_EDIT, this::modify)
                .delete("/api/{space}/proxies/{id}", PROXY_DELETE, this::delete);
    }

    private void list(Context ctx) {
        Answers.page(ctx, proxies.list(actor(ctx), space(ctx), filter(ctx)).map(ProxyRoutes::linked), Proxy.class);
    }

    private void all(Context ctx) {
        Answers.all(
                ctx,
                proxies.all(actor(ctx), space(ctx)).stream()
                        .map(ProxyRoutes::linked)
                        .toList(),
                Proxy.class);
    }

    private void get(Context ctx) {
        Answers.answer(ctx, linked(proxies.get(actor(ctx), space(ctx), ctx.pathParam("id"))));
    }

    private void create(Context ctx) {
        Answers.created(ctx, linked(proxies.create(actor(ctx), space(ctx), body(ctx, Proxy.class))));
    }

    private void modify(Context ctx) {
        Answers.answer(
                ctx, linked(proxies.modify(actor(ctx), space(ctx), ctx.pathParam("id"), body(ctx, Proxy.class))));
    }

    private void delete(Context ctx) {
        proxies.delete(actor(ctx), space(ctx), ctx.pathParam("id"));
        Answers.done(ctx);
    }

    private static Proxy linked(Proxy proxy) {
        return proxy.withLinks(
                Links.self(Links.in(proxy.spaceId(), "proxies", proxy.id())).map());
    }
}
