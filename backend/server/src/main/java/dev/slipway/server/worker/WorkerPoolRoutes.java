package dev.slipway.server.worker;

import static dev.slipway.server.access.Permission.WORKER_EDIT;
import static dev.slipway.server.access.Permission.WORKER_VIEW;
import static dev.slipway.server.http.Api.actor;
import static dev.slipway.server.http.Api.space;
import static dev.slipway.server.http.Requests.body;
import static dev.slipway.server.http.Requests.filter;

import dev.slipway.api.WorkerPool;
import dev.slipway.server.http.Answers;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Links;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/** {@code /api/{space}/workerpools}. */
public final class WorkerPoolRoutes {
    /** The types of machines that a dynamic pool could lease, by name. */
    record DynamicWorkerTypes(String id, List<String> workerTypes, Map<String, String> links) {}

    private final WorkerPoolService pools;

    public WorkerPoolRoutes(WorkerPoolService pools) {
        this.pools = pools;
    }

    public void register(Api api) {
        api.get("/api/{space}/workerpools", WORKER_VIEW, this::list)
                .get("/api/{space}/workerpools/all", WORKER_VIEW, this::all)
                .get("/api/{space}/workerpools/dynamicworkertypes", WORKER_VIEW, this::dynamicWorkerTypes)
                .get("/api/{space}/workerpools/{id}", WORKER_VIEW, this::get)
                .post("/api/{space}/workerpools", WORKER_EDIT, this::create)
                .put("/api/{space}/workerpools/{id}", WORKER_EDIT, this::modify)
                .delete("/api/{space}/workerpools/{id}", WORKER_EDIT, this::delete);
    }

    private void list(Context ctx) {
        Answers.page(
                ctx, pools.list(actor(ctx), space(ctx), filter(ctx)).map(WorkerPoolRoutes::linked), WorkerPool.class);
    }

    private void all(Context ctx) {
        Answers.all(
                ctx,
                pools.all(actor(ctx), space(ctx)).stream()
                        .map(WorkerPoolRoutes::linked)
                        .toList(),
                WorkerPool.class);
    }

    /** There is no cloud to lease workers from, which an empty list says. */
    private void dynamicWorkerTypes(Context ctx) {
        String self = Links.in(space(ctx), "workerpools", "dynamicworkertypes");
        Answers.answer(
                ctx,
                new DynamicWorkerTypes(
                        "dynamicworkertypes", List.of(), Links.self(self).map()));
    }

    private void get(Context ctx) {
        Answers.answer(ctx, linked(pools.get(actor(ctx), space(ctx), ctx.pathParam("id"))));
    }

    private void create(Context ctx) {
        Answers.created(ctx, linked(pools.create(actor(ctx), space(ctx), body(ctx, WorkerPool.class))));
    }

    private void modify(Context ctx) {
        Answers.answer(
                ctx, linked(pools.modify(actor(ctx), space(ctx), ctx.pathParam("id"), body(ctx, WorkerPool.class))));
    }

    private void delete(Context ctx) {
        pools.delete(actor(ctx), space(ctx), ctx.pathParam("id"));
        Answers.done(ctx);
    }

    private static WorkerPool linked(WorkerPool pool) {
        return pool.withLinks(Links.self(Links.in(pool.spaceId(), "workerpools", pool.id()))
                .below("Workers", "/workers{?skip,take,partialName,isDisabled,healthStatuses,commStyles}")
                .map());
    }
}
