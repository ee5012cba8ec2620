package dev.slipway.server.project;

import static dev.slipway.server.access.Permission.PROJECT_GROUP_CREATE;
import static dev.slipway.server.access.Permission.PROJECT_GROUP_DELETE;
import static dev.slipway.server.access.Permission.PROJECT_GROUP_EDIT;
import static dev.slipway.server.access.Permission.PROJECT_GROUP_VIEW;
import static dev.slipway.server.http.Api.actor;
import static dev.slipway.server.http.Api.space;
import static dev.slipway.server.http.Requests.body;
import static dev.slipway.server.http.Requests.filter;

import dev.slipway.api.ProjectGroup;
import dev.slipway.server.http.Answers;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Links;
import io.javalin.http.Context;

/** {@code /api/{space}/projectgroups}. */
public final class ProjectGroupRoutes {
    private final ProjectGroupService groups;

    public ProjectGroupRoutes(ProjectGroupService groups) {
        this.groups = groups;
    }

    public void register(Api api) {
        api.get("/api/{space}/projectgroups", PROJECT_GROUP_VIEW, this::list)
                .get("/api/{space}/projectgroups/all", PROJECT_GROUP_VIEW, this::all)
                .get("/api/{space}/projectgroups/{id}", PROJECT_GROUP_VIEW, this::get)
                .post("/api/{space}/projectgroups", PROJECT_GROUP_CREATE, this::create)
                .put("/api/{space}/projectgroups/{id}", PROJECT_GROUP_EDIT, this::modify)
                .delete("/api/{space}/projectgroups/{id}", PROJECT_GROUP_DELETE, this::delete);
    }

    private void list(Context ctx) {
        Answers.page(
                ctx,
                groups.list(actor(ctx), space(ctx), filter(ctx)).map(ProjectGroupRoutes::linked),
                ProjectGroup.class);
    }

    private void all(Context ctx) {
        Answers.all(
                ctx,
                groups.all(actor(ctx), space(ctx)).stream()
                        .map(ProjectGroupRoutes::linked)
                        .toList(),
                ProjectGroup.class);
    }

    private void get(Context ctx) {
        Answers.answer(ctx, linked(groups.get(actor(ctx), space(ctx), ctx.pathParam("id"))));
    }

    private void create(Context ctx) {
        Answers.created(ctx, linked(groups.create(actor(ctx), space(ctx), body(ctx, ProjectGroup.class))));
    }

    private void modify(Context ctx) {
        Answers.answer(
                ctx, linked(groups.modify(actor(ctx), space(ctx), ctx.pathParam("id"), body(ctx, ProjectGroup.class))));
    }

    private void delete(Context ctx) {
        groups.delete(actor(ctx), space(ctx), ctx.pathParam("id"));
        Answers.done(ctx);
    }

    private static ProjectGroup linked(ProjectGroup group) {
        return group.withLinks(Links.self(Links.in(group.spaceId(), "projectgroups", group.id()))
                .below("Projects", "/projects")
                .to("Web", "/app#/" + group.spaceId() + "/projectgroups/" + group.id())
                .map());
    }
}
