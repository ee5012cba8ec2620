package dev.slipway.server.process;

import static dev.slipway.server.access.Permission.PROCESS_EDIT;
import static dev.slipway.server.access.Permission.PROCESS_VIEW;
import static dev.slipway.server.http.Api.actor;
import static dev.slipway.server.http.Api.space;
import static dev.slipway.server.http.Requests.body;
import static dev.slipway.server.http.Requests.filter;

import dev.slipway.api.DeploymentProcess;
import dev.slipway.server.http.Answers;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Links;
import dev.slipway.server.project.ProjectService;
import io.javalin.http.Context;

/** {@code /api/{space}/deploymentprocesses} and {@code /api/{space}/projects/{project}/deploymentprocesses}. */
public final class ProcessRoutes {
    private final ProcessService processes;
    private final ProjectService projects;

    public ProcessRoutes(ProcessService processes, ProjectService projects) {
        this.processes = processes;
        this.projects = projects;
    }

    public void register(Api api) {
        api.get("/api/{space}/deploymentprocesses", PROCESS_VIEW, this::list)
                .get("/api/{space}/deploymentprocesses/{id}", PROCESS_VIEW, this::get)
                .put("/api/{space}/deploymentprocesses/{id}", PROCESS_EDIT, this::modify)
                .get("/api/{space}/projects/{project}/deploymentprocesses", PROCESS_VIEW, this::getOfProject)
                .put("/api/{space}/projects/{project}/deploymentprocesses", PROCESS_EDIT, this::modifyOfProject);
    }

    private void list(Context ctx) {
        Answers.page(
                ctx,
                processes.list(actor(ctx), space(ctx), filter(ctx)).map(ProcessRoutes::linked),
                DeploymentProcess.class);
    }

    private void get(Context ctx) {
        answer(ctx, ctx.pathParam("id"));
    }

    private void getOfProject(Context ctx) {
        answer(ctx, ofProject(ctx));
    }

    private void answer(Context ctx, String id) {
        Answers.answer(ctx, linked(processes.get(actor(ctx), space(ctx), id)));
    }

    private void modify(Context ctx) {
        modify(ctx, ctx.pathParam("id"));
    }

    private void modifyOfProject(Context ctx) {
        modify(ctx, ofProject(ctx));
    }

    private void modify(Context ctx, String id) {
        Answers.answer(ctx, linked(processes.modify(actor(ctx), space(ctx), id, body(ctx, DeploymentProcess.class))));
    }

    private String ofProject(Context ctx) {
        return projects.get(actor(ctx), space(ctx), ctx.pathParam("project")).deploymentProcessId();
    }

    private static DeploymentProcess linked(DeploymentProcess process) {
        String project = Links.in(process.spaceId(), "projects", process.projectId());
        return process.withLinks(Links.self(Links.in(process.spaceId(), "deploymentprocesses", process.id()))
                .to("Project", project)
                .to("Template", project + "/deploymentprocesses/template{?channel,releaseId}")
                .map());
    }
}
