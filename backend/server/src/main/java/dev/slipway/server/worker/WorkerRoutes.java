package dev.slipway.server.worker;

import static dev.slipway.server.access.Permission.WORKER_EDIT;
import static dev.slipway.server.access.Permission.WORKER_VIEW;
import static dev.slipway.server.http.Api.actor;
import static dev.slipway.server.http.Api.space;
import static dev.slipway.server.http.Requests.body;

import dev.slipway.api.Worker;
import dev.slipway.server.http.Answers;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Links;
import dev.slipway.server.http.Requests;
import dev.slipway.server.machine.MachineFilter;
import io.javalin.http.Context;
import java.util.List;

/** {@code /api/{space}/workers}. */
public final class WorkerRoutes {
    private final WorkerService workers;
    private final WorkerPoolService pools;

    public WorkerRoutes(WorkerService workers, WorkerPoolService pools) {
        this.workers = workers;
        this.pools = pools;
    }

    public void register(Api api) {
        api.get("/api/{space}/workers", WORKER_VIEW, this::list)
                .get("/api/{space}/workers/all", WORKER_VIEW, this::all)
                .get("/api/{space}/workers/{id}", WORKER_VIEW, this::get)
                .get("/api/{space}/workerpools/{id}/workers", WORKER_VIEW, this::listInPool)
                .post("/api/{space}/workers", WORKER_EDIT, this::create)
                .put("/api/{space}/workers/{id}", WORKER_EDIT, this::modify)
                .delete("/api/{space}/workers/{id}", WORKER_EDIT, this::delete);
    }

    private void list(Context ctx) {
        list(ctx, Requests.list(ctx, "workerPoolIds"));
    }

    private void listInPool(Context ctx) {
        list(ctx, List.of(pools.get(actor(ctx), space(ctx), ctx.pathParam("id")).id()));
    }

    private void list(Context ctx, List<String> poolIds) {
        Answers.page(
                ctx,
                workers.list(actor(ctx), space(ctx), MachineFilter.of(ctx), poolIds)
                        .map(WorkerRoutes::linked),
                Worker.class);
    }

    private void all(Context ctx) {
        Answers.all(
                ctx,
                workers.all(actor(ctx), space(ctx)).stream()
                        .map(WorkerRoutes::linked)
                        .toList(),
                Worker.class);
    }

    private void get(Context ctx) {
        Answers.answer(ctx, linked(workers.get(actor(ctx), space(ctx), ctx.pathParam("id"))));
    }

    private void create(Context ctx) {
        Answers.created(ctx, linked(workers.create(actor(ctx), space(ctx), body(ctx, Worker.class))));
    }

    private void modify(Context ctx) {
        Answers.answer(
                ctx, linked(workers.modify(actor(ctx), space(ctx), ctx.pathParam("id"), body(ctx, Worker.class))));
    }

    private void delete(Context ctx) {
        workers.delete(actor(ctx), space(ctx), ctx.pathParam("id"));
        Answers.done(ctx);
    }

    private static Worker linked(Worker worker) {
        return worker.withLinks(
                Links.self(Links.in(worker.spaceId(), "workers", worker.id())).map());
    }
}
