package dev.slipway.server.project;

import static dev.slipway.server.access.Permission.LIFECYCLE_VIEW;
import static dev.slipway.server.access.Permission.PROJECT_CREATE;
import static dev.slipway.server.access.Permission.PROJECT_DELETE;
import static dev.slipway.server.access.Permission.PROJECT_EDIT;
import static dev.slipway.server.access.Permission.PROJECT_GROUP_VIEW;
import static dev.slipway.server.access.Permission.PROJECT_VIEW;
import static dev.slipway.server.http.Api.actor;
import static dev.slipway.server.http.Api.space;
import static dev.slipway.server.http.Requests.body;
import static dev.slipway.server.http.Requests.filter;

import dev.slipway.api.DeploymentSettings;
import dev.slipway.api.Project;
import dev.slipway.server.http.Answers;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Links;
import dev.slipway.server.http.Requests;
import io.javalin.http.Context;
import java.util.List;

/** {@code /api/{space}/projects}, and the projects of a group and of a lifecycle. */
public final class ProjectRoutes {
    private final ProjectService projects;

    public ProjectRoutes(ProjectService projects) {
        this.projects = projects;
    }

    public void register(Api api) {
        api.get("/api/{space}/projects", PROJECT_VIEW, this::list)
                .get("/api/{space}/projects/all", PROJECT_VIEW, this::all)
                .get("/api/{space}/projects/{id}", PROJECT_VIEW, this::get)
                .post("/api/{space}/projects", PROJECT_CREATE, this::create)
                .put("/api/{space}/projects/{id}", PROJECT_EDIT, this::modify)
                .delete("/api/{space}/projects/{id}", PROJECT_DELETE, this::delete)
                .get("/api/{space}/projects/{id}/deploymentsettings", PROJECT_VIEW, this::settings)
                .put("/api/{space}/projects/{id}/deploymentsettings", PROJECT_EDIT, this::modifySettings)
                .get("/api/{space}/projectgroups/{id}/projects", PROJECT_GROUP_VIEW, this::ofGroup)
                .get("/api/{space}/lifecycles/{id}/projects", LIFECYCLE_VIEW, this::ofLifecycle);
    }

    private void list(Context ctx) {
        String clonedFrom = Requests.text(ctx, "clonedFromProjectId");
        Answers.page(
                ctx,
                projects.list(actor(ctx), space(ctx), clonedFrom, filter(ctx)).map(ProjectRoutes::linked),
                Project.class);
    }

    private void all(Context ctx) {
        bare(ctx, projects.all(actor(ctx), space(ctx)));
    }

    private void ofGroup(Context ctx) {
        Answers.page(
                ctx,
                projects.inGroup(actor(ctx), space(ctx), ctx.pathParam("id"), filter(ctx))
                        .map(ProjectRoutes::linked),
                Project.class);
    }

    private void ofLifecycle(Context ctx) {
        bare(ctx, projects.following(actor(ctx), space(ctx), ctx.pathParam("id")));
    }

    private static void bare(Context ctx, List<Project> all) {
        Answers.all(ctx, all.stream().map(ProjectRoutes::linked).toList(), Project.class);
    }

    private void get(Context ctx) {
        Answers.answer(ctx, linked(projects.get(actor(ctx), space(ctx), ctx.pathParam("id"))));
    }

    /** With {@code ?clone=} the new one is a copy, and the answer is 200: some clients reject 201 here. */
    private void create(Context ctx) {
        Project draft = body(ctx, Project.class);
        String source = Requests.text(ctx, "clone");
        if (source.isEmpty()) {
            Answers.created(ctx, linked(projects.create(actor(ctx), space(ctx), draft)));
        } else {
            Answers.answer(ctx, linked(projects.copy(actor(ctx), space(ctx), source, draft)));
        }
    }

    private void modify(Context ctx) {
        Answers.answer(
                ctx, linked(projects.modify(actor(ctx), space(ctx), ctx.pathParam("id"), body(ctx, Project.class))));
    }

    private void delete(Context ctx) {
        projects.delete(actor(ctx), space(ctx), ctx.pathParam("id"));
        Answers.done(ctx);
    }

    private void settings(Context ctx) {
        answerSettings(ctx, projects.get(actor(ctx), space(ctx), ctx.pathParam("id")));
    }

    private void modifySettings(Context ctx) {
        DeploymentSettings settings = body(ctx, DeploymentSettings.class);
        answerSettings(
                ctx,
                projects.change(
                        actor(ctx),
                        space(ctx),
                        ctx.pathParam("id"),
                        project -> ProjectSettings.applied(project, settings)));
    }

    private static void answerSettings(Context ctx, Project project) {
        String address = Links.in(project.spaceId(), "projects", project.id());
        Answers.answer(
                ctx,
                ProjectSettings.of(project)
                        .withLinks(Links.self(address + "/deploymentsettings")
                                .to("Project", address)
                                .map()));
    }

    private static Project linked(Project project) {
        return project.withLinks(Links.self(Links.in(project.spaceId(), "projects", project.id()))
                .below("Channels", "/channels{/id}{?skip,take,partialName}")
                .below("Releases", "/releases{/version}{?skip,take,searchByVersion}")
                .below("DeploymentProcess", "/deploymentprocesses")
                .below("DeploymentSettings", "/deploymentsettings")
                .below("Progression", "/progression{?releaseHistoryCount}")
                .to("Variables", Links.in(project.spaceId(), "variables", project.variableSetId()))
                .to("Web", "/app#/" + project.spaceId() + "/projects/" + project.id())
                .map());
    }
}
