package dev.slipway.server.runbook;

import static dev.slipway.server.access.Permission.RUNBOOK_EDIT;
import static dev.slipway.server.access.Permission.RUNBOOK_VIEW;
import static dev.slipway.server.http.Api.actor;
import static dev.slipway.server.http.Api.space;
import static dev.slipway.server.http.Requests.body;
import static dev.slipway.server.http.Requests.filter;

import dev.slipway.api.DeploymentProcess;
import dev.slipway.api.Environment;
import dev.slipway.api.Runbook;
import dev.slipway.server.environment.EnvironmentRoutes;
import dev.slipway.server.http.Answers;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Links;
import dev.slipway.server.http.Requests;
import dev.slipway.server.problem.NotFound;
import dev.slipway.server.process.ProcessService;
import io.javalin.http.Context;

/** {@code /api/{space}/runbooks}, the same below a project, and their processes. */
public final class RunbookRoutes {
    private static final String PROJECT = "project";

    private final RunbookService runbooks;
    private final ProcessService processes;

    public RunbookRoutes(RunbookService runbooks, ProcessService processes) {
        this.runbooks = runbooks;
        this.processes = processes;
    }

    public void register(Api api) {
        api.get("/api/{space}/runbooks", RUNBOOK_VIEW, this::list)
                .post("/api/{space}/runbooks", RUNBOOK_EDIT, this::create)
                .get("/api/{space}/projects/{project}/runbooks", RUNBOOK_VIEW, this::ofProject)
                .post("/api/{space}/projects/{project}/runbooks", RUNBOOK_EDIT, this::createInProject);
        for (String base : new String[] {"/api/{space}", "/api/{space}/projects/{project}"}) {
            api.get(base + "/runbooks/{id}", RUNBOOK_VIEW, this::get)
                    .put(base + "/runbooks/{id}", RUNBOOK_EDIT, this::modify)
                    .delete(base + "/runbooks/{id}", RUNBOOK_EDIT, this::delete)
                    .get(base + "/runbooks/{id}/environments", RUNBOOK_VIEW, this::environments)
                    .get(base + "/runbookProcesses/{id}", RUNBOOK_VIEW, this::process)
                    .put(base + "/runbookProcesses/{id}", RUNBOOK_EDIT, this::modifyProcess);
        }
    }

    private void list(Context ctx) {
        Answers.page(
                ctx,
                runbooks.list(actor(ctx), space(ctx), Requests.list(ctx, "projectIds"), filter(ctx))
                        .map(RunbookRoutes::linked),
                Runbook.class);
    }

    private void ofProject(Context ctx) {
        Answers.page(
                ctx,
                runbooks.ofProject(actor(ctx), space(ctx), ctx.pathParam(PROJECT), filter(ctx))
                        .map(RunbookRoutes::linked),
                Runbook.class);
    }

    private void create(Context ctx) {
        Answers.created(ctx, linked(runbooks.create(actor(ctx), space(ctx), body(ctx, Runbook.class))));
    }

    private void createInProject(Context ctx) {
        Answers.created(
                ctx, linked(runbooks.create(actor(ctx), space(ctx), ctx.pathParam(PROJECT), body(ctx, Runbook.class))));
    }

    /** In a project a runbook is found by its slug or name too. */
    private Runbook named(Context ctx) {
        return named(ctx, runbooks);
    }

    static Runbook named(Context ctx, RunbookService runbooks) {
        String id = ctx.pathParam("id");
        return ctx.pathParamMap().containsKey(PROJECT)
                ? runbooks.get(actor(ctx), space(ctx), ctx.pathParam(PROJECT), id)
                : runbooks.get(actor(ctx), space(ctx), id);
    }

    private void get(Context ctx) {
        Answers.answer(ctx, linked(named(ctx)));
    }

    private void modify(Context ctx) {
        Answers.answer(ctx, linked(runbooks.modify(actor(ctx), space(ctx), named(ctx), body(ctx, Runbook.class))));
    }

    private void delete(Context ctx) {
        runbooks.delete(actor(ctx), space(ctx), named(ctx));
        Answers.done(ctx);
    }

    private void environments(Context ctx) {
        Answers.all(
                ctx,
                runbooks.environments(actor(ctx), space(ctx), named(ctx)).stream()
                        .map(EnvironmentRoutes::linked)
                        .toList(),
                Environment.class);
    }

    private void process(Context ctx) {
        Answers.answer(ctx, linked(ofRunbook(ctx)));
    }

    private void modifyProcess(Context ctx) {
        DeploymentProcess known = ofRunbook(ctx);
        Answers.answer(
                ctx, linked(processes.modify(actor(ctx), space(ctx), known.id(), body(ctx, DeploymentProcess.class))));
    }

    /** The process or snapshot of one, when it is a runbook's, and the project's where there is one in the address. */
    private DeploymentProcess ofRunbook(Context ctx) {
        String id = ctx.pathParam("id");
        DeploymentProcess found = processes.get(actor(ctx), space(ctx), id);
        String runbookId = found.runbookId();
        if (runbookId == null) {
            throw NotFound.of("runbook process", id);
        }
        if (ctx.pathParamMap().containsKey(PROJECT)) {
            runbooks.get(actor(ctx), space(ctx), ctx.pathParam(PROJECT), runbookId);
        }
        return found;
    }

    private static Runbook linked(Runbook runbook) {
        String space = runbook.spaceId();
        return runbook.withLinks(Links.self(Links.in(space, "runbooks", runbook.id()))
                .to("Project", Links.in(space, "projects", runbook.projectId()))
                .to("RunbookProcesses", Links.in(space, "runbookProcesses", runbook.runbookProcessId()))
                .below("RunbookSnapshots", "/runbookSnapshots{?skip,take,searchByName}")
                .below("RunbookSnapshotTemplate", "/runbookSnapshotTemplate")
                .map());
    }

    private static DeploymentProcess linked(DeploymentProcess process) {
        String space = process.spaceId();
        return process.withLinks(Links.self(Links.in(space, "runbookProcesses", process.id()))
                .to("Project", Links.in(space, "projects", process.projectId()))
                .to("Runbook", Links.in(space, "runbooks", String.valueOf(process.runbookId())))
                .map());
    }
}
