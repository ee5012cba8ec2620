package dev.slipway.server.variable;

import static dev.slipway.server.access.Permission.VARIABLE_EDIT;
import static dev.slipway.server.access.Permission.VARIABLE_VIEW;
import static dev.slipway.server.http.Api.actor;
import static dev.slipway.server.http.Api.space;
import static dev.slipway.server.http.Requests.body;
import static dev.slipway.server.http.Requests.list;
import static dev.slipway.server.http.Requests.text;

import dev.slipway.api.VariableExplanation;
import dev.slipway.api.VariableSet;
import dev.slipway.server.http.Answers;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Links;
import dev.slipway.server.project.ProjectService;
import io.javalin.http.Context;

/** {@code /api/{space}/variables} and {@code /api/{space}/projects/{project}/variables}. */
public final class VariableRoutes {
    private final VariableSetService variables;
    private final VariablePreview preview;
    private final ProjectService projects;

    public VariableRoutes(VariableSetService variables, VariablePreview preview, ProjectService projects) {
        this.variables = variables;
        this.preview = preview;
        this.projects = projects;
    }

    public void register(Api api) {
        api.get("/api/{space}/variables/names", VARIABLE_VIEW, this::names)
                .get("/api/{space}/variables/preview", VARIABLE_VIEW, this::preview)
                .get("/api/{space}/variables/explain", VARIABLE_VIEW, this::explain)
                .get("/api/{space}/variables/{id}", VARIABLE_VIEW, this::get)
                .put("/api/{space}/variables/{id}", VARIABLE_EDIT, this::modify)
                .get("/api/{space}/projects/{project}/variables", VARIABLE_VIEW, this::getOfProject)
                .put("/api/{space}/projects/{project}/variables", VARIABLE_EDIT, this::modifyOfProject);
    }

    private void get(Context ctx) {
        Answers.answer(ctx, linked(variables.get(actor(ctx), space(ctx), ctx.pathParam("id"))));
    }

    private void getOfProject(Context ctx) {
        Answers.answer(ctx, linked(variables.get(actor(ctx), space(ctx), ofProject(ctx))));
    }

    private void modify(Context ctx) {
        modify(ctx, ctx.pathParam("id"));
    }

    private void modifyOfProject(Context ctx) {
        modify(ctx, ofProject(ctx));
    }

    private void modify(Context ctx, String id) {
        Answers.answer(ctx, linked(variables.modify(actor(ctx), space(ctx), id, body(ctx, VariableSet.class))));
    }

    private String ofProject(Context ctx) {
        return projects.get(actor(ctx), space(ctx), ctx.pathParam("project")).variableSetId();
    }

    private void names(Context ctx) {
        Answers.all(ctx, preview.names(actor(ctx), space(ctx), text(ctx, "project")), String.class);
    }

    private void preview(Context ctx) {
        Answers.answer(ctx, linked(preview.answer(actor(ctx), space(ctx), question(ctx))));
    }

    private void explain(Context ctx) {
        Answers.all(
                ctx,
                preview.explain(actor(ctx), space(ctx), question(ctx), text(ctx, "name")),
                VariableExplanation.class);
    }

    private static VariablePreview.Question question(Context ctx) {
        return new VariablePreview.Question(
                text(ctx, "project"),
                text(ctx, "runbook"),
                text(ctx, "environment"),
                text(ctx, "channel"),
                text(ctx, "tenant"),
                text(ctx, "action"),
                text(ctx, "machine"),
                list(ctx, "role"));
    }

    private static VariableSet linked(VariableSet set) {
        String owners = VariableOwner.of(set.ownerId()) == VariableOwner.PROJECT ? "projects" : "libraryvariablesets";
        return set.withLinks(Links.self(Links.in(set.spaceId(), "variables", set.id()))
                .to("Owner", Links.in(set.spaceId(), owners, set.ownerId()))
                .map());
    }
}
