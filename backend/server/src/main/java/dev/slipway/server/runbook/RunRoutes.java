package dev.slipway.server.runbook;

import static dev.slipway.server.access.Permission.RUNBOOK_RUN_CREATE;
import static dev.slipway.server.access.Permission.RUNBOOK_RUN_VIEW;
import static dev.slipway.server.http.Api.actor;
import static dev.slipway.server.http.Api.space;
import static dev.slipway.server.http.Requests.body;
import static dev.slipway.server.http.Requests.filter;

import dev.slipway.api.CreateRunbookRuns;
import dev.slipway.api.CreatedRunbookRuns;
import dev.slipway.api.RunbookRun;
import dev.slipway.api.RunbookRunServerTask;
import dev.slipway.server.deployment.DeploymentRoutes;
import dev.slipway.server.http.Answers;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Links;
import dev.slipway.server.http.Requests;
import dev.slipway.server.idempotency.RequestKey;
import io.javalin.http.Context;

/** {@code /api/{space}/runbookRuns}, and what a run would do. */
public final class RunRoutes {
    private static final String TENANT = "tenant";

    private final RunService runs;
    private final RunPreview preview;

    public RunRoutes(RunService runs, RunPreview preview) {
        this.runs = runs;
        this.preview = preview;
    }

    public void register(Api api) {
        String previews = "/api/{space}/runbookSnapshots/{id}/runbookRuns/preview/{environment}";
        api.post("/api/{space}/runbook-runs/create/v1", RUNBOOK_RUN_CREATE, this::command)
                .get("/api/{space}/runbookRuns", RUNBOOK_RUN_VIEW, this::list)
                .post("/api/{space}/runbookRuns", RUNBOOK_RUN_CREATE, this::create)
                .get("/api/{space}/runbookRuns/{id}", RUNBOOK_RUN_VIEW, this::get)
                .get(previews, RUNBOOK_RUN_VIEW, this::preview)
                .get(previews + "/{tenant}", RUNBOOK_RUN_VIEW, this::preview);
    }

    private void command(Context ctx) {
        var command = body(ctx, CreateRunbookRuns.class);
        var made = runs.create(actor(ctx), space(ctx), command, RequestKey.of(ctx, command));
        Answers.created(
                ctx,
                new CreatedRunbookRuns(made.stream()
                        .map(run -> new RunbookRunServerTask(run.id(), run.taskId()))
                        .toList()));
    }

    private void list(Context ctx) {
        var query = new RunQuery(
                Requests.list(ctx, "projects"),
                Requests.list(ctx, "runbooks"),
                Requests.list(ctx, "environments"),
                Requests.list(ctx, "tenants"),
                DeploymentRoutes.states(Requests.list(ctx, "taskState")));
        Answers.page(
                ctx, runs.list(actor(ctx), space(ctx), query, filter(ctx)).map(RunRoutes::linked), RunbookRun.class);
    }

    private void create(Context ctx) {
        var draft = body(ctx, RunbookRun.class);
        Answers.created(ctx, linked(runs.create(actor(ctx), space(ctx), draft, RequestKey.of(ctx, draft))));
    }

    private void get(Context ctx) {
        Answers.answer(ctx, linked(runs.get(actor(ctx), space(ctx), ctx.pathParam("id"))));
    }

    private void preview(Context ctx) {
        Answers.answer(
                ctx,
                preview.of(
                        actor(ctx),
                        space(ctx),
                        ctx.pathParam("id"),
                        ctx.pathParam("environment"),
                        ctx.pathParamMap().getOrDefault(TENANT, ""),
                        Requests.flag(ctx, "includeDisabledSteps")));
    }

    private static RunbookRun linked(RunbookRun run) {
        String space = run.spaceId();
        return run.withLinks(Links.self(Links.in(space, "runbookRuns", run.id()))
                .to("Runbook", Links.in(space, "runbooks", run.runbookId()))
                .to("RunbookSnapshot", Links.in(space, "runbookSnapshots", run.runbookSnapshotId()))
                .to("Environment", Links.in(space, "environments", run.environmentId()))
                .to("Project", Links.in(space, "projects", run.projectId()))
                .to("Task", "/api/tasks/" + run.taskId())
                .to("Artifacts", Links.in(space, "artifacts{?skip,take,regarding,ids,partialName,order}"))
                .to("Interruptions", Links.in(space, "interruptions{?skip,take,regarding,pendingOnly,ids}"))
                .to("Web", "/app#/" + space + "/tasks/" + run.taskId())
                .map());
    }
}
