package dev.slipway.server.deployment;

import static dev.slipway.server.access.Permission.DEPLOYMENT_CREATE;
import static dev.slipway.server.access.Permission.DEPLOYMENT_DELETE;
import static dev.slipway.server.access.Permission.DEPLOYMENT_VIEW;
import static dev.slipway.server.http.Api.actor;
import static dev.slipway.server.http.Api.space;
import static dev.slipway.server.http.Requests.body;
import static dev.slipway.server.http.Requests.filter;

import dev.slipway.api.CreateTenantedDeployments;
import dev.slipway.api.CreateUntenantedDeployments;
import dev.slipway.api.CreatedDeployments;
import dev.slipway.api.Deployment;
import dev.slipway.api.DeploymentPreview;
import dev.slipway.api.DeploymentServerTask;
import dev.slipway.api.PreviewRequests;
import dev.slipway.api.TaskState;
import dev.slipway.server.http.Answers;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Links;
import dev.slipway.server.http.Requests;
import dev.slipway.server.idempotency.RequestKey;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Invalid;
import io.javalin.http.Context;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /api/{space}/deployments}, and where releases can go. */
public final class DeploymentRoutes {
    private static final int MOST_PREVIEWS = 200;

    private final DeploymentService deployments;
    private final Rollbacks rollbacks;
    private final ReleasePlans plans;

    DeploymentRoutes(DeploymentService deployments, Rollbacks rollbacks, ReleasePlans plans) {
        this.deployments = deployments;
        this.rollbacks = rollbacks;
        this.plans = plans;
    }

    public void register(Api api) {
        api.post("/api/{space}/deployments/create/untenanted/v1", DEPLOYMENT_CREATE, this::untenanted)
                .post("/api/{space}/deployments/create/tenanted/v1", DEPLOYMENT_CREATE, this::tenanted)
                .get("/api/{space}/deployments", DEPLOYMENT_VIEW, this::list)
                .post("/api/{space}/deployments", DEPLOYMENT_CREATE, this::create)
                .get("/api/{space}/deployments/{id}", DEPLOYMENT_VIEW, this::get)
                .delete("/api/{space}/deployments/{id}", DEPLOYMENT_DELETE, this::delete)
                .get("/api/{space}/deployments/{id}/rollbacks", DEPLOYMENT_VIEW, this::rollbacks)
                .post("/api/{space}/deployments/{id}/rollback", DEPLOYMENT_CREATE, this::rollBack)
                .get("/api/{space}/releases/{release}/deployments", DEPLOYMENT_VIEW, this::ofRelease)
                .get("/api/{space}/releases/{release}/progression", DEPLOYMENT_VIEW, this::progression)
                .get("/api/{space}/releases/{release}/deployments/template", DEPLOYMENT_VIEW, this::template)
                .get(
                        "/api/{space}/releases/{release}/deployments/preview/{environment}",
                        DEPLOYMENT_VIEW,
                        this::preview)
                .get(
                        "/api/{space}/releases/{release}/deployments/preview/{environment}/{tenant}",
                        DEPLOYMENT_VIEW,
                        this::previewForTenant)
                .post("/api/{space}/releases/{release}/deployments/previews", DEPLOYMENT_VIEW, this::previews);
    }

    private void untenanted(Context ctx) {
        var command = body(ctx, CreateUntenantedDeployments.class);
        created(ctx, deployments.create(actor(ctx), space(ctx), command, RequestKey.of(ctx, command)));
    }

    private void tenanted(Context ctx) {
        var command = body(ctx, CreateTenantedDeployments.class);
        created(ctx, deployments.create(actor(ctx), space(ctx), command, RequestKey.of(ctx, command)));
    }

    private static void created(Context ctx, List<Deployment> made) {
        Answers.created(
                ctx,
                new CreatedDeployments(made.stream()
                        .map(one -> new DeploymentServerTask(one.id(), one.taskId()))
                        .toList()));
    }

    private void create(Context ctx) {
        var draft = body(ctx, Deployment.class);
        Answers.created(ctx, linked(deployments.create(actor(ctx), space(ctx), draft, RequestKey.of(ctx, draft))));
    }

    private void list(Context ctx) {
        var query = new DeploymentQuery(
                Requests.list(ctx, "projects"),
                Requests.list(ctx, "environments"),
                Requests.list(ctx, "tenants"),
                Requests.list(ctx, "channels"),
                Requests.list(ctx, "releases"),
                states(Requests.list(ctx, "taskState")));
        page(ctx, deployments.list(actor(ctx), space(ctx), query, filter(ctx)));
    }

    /** @throws Invalid for a name that no state has */
    public static List<TaskState> states(List<String> names) {
        return names.stream()
                .map(name -> Stream.of(TaskState.values())
                        .filter(state -> state.name().replace("_", "").equalsIgnoreCase(name))
                        .findFirst()
                        .orElseThrow(() -> new Invalid(
                                "taskState", "taskState '" + Checks.quote(name) + "' is not the state of a task")))
                .collect(Collectors.toList());
    }

    private static void page(Context ctx, Listing<Deployment> listing) {
        Answers.page(ctx, listing.map(DeploymentRoutes::linked), Deployment.class);
    }

    private void ofRelease(Context ctx) {
        page(ctx, deployments.ofRelease(actor(ctx), space(ctx), ctx.pathParam("release"), filter(ctx)));
    }

    private void get(Context ctx) {
        Answers.answer(ctx, linked(deployments.get(actor(ctx), space(ctx), ctx.pathParam("id"))));
    }

    private void delete(Context ctx) {
        deployments.delete(actor(ctx), space(ctx), ctx.pathParam("id"));
        Answers.done(ctx);
    }

    private void rollbacks(Context ctx) {
        Answers.all(
                ctx,
                rollbacks.of(actor(ctx), space(ctx), ctx.pathParam("id")).stream()
                        .map(DeploymentRoutes::linked)
                        .toList(),
                Deployment.class);
    }

    private void rollBack(Context ctx) {
        String id = ctx.pathParam("id");
        Answers.created(ctx, linked(rollbacks.rollBack(actor(ctx), space(ctx), id, RequestKey.of(ctx, id))));
    }

    private void progression(Context ctx) {
        Answers.answer(ctx, plans.progression(actor(ctx), space(ctx), ctx.pathParam("release")));
    }

    private void template(Context ctx) {
        Answers.answer(ctx, plans.template(actor(ctx), space(ctx), ctx.pathParam("release")));
    }

    private void preview(Context ctx) {
        Answers.answer(ctx, preview(ctx, ctx.pathParam("environment"), null, flag(ctx)));
    }

    private void previewForTenant(Context ctx) {
        Answers.answer(ctx, preview(ctx, ctx.pathParam("environment"), ctx.pathParam("tenant"), flag(ctx)));
    }

    private static boolean flag(Context ctx) {
        return Requests.flag(ctx, "includeDisabledSteps");
    }

    private DeploymentPreview preview(
            Context ctx, String environment, @Nullable String tenant, boolean includesDisabled) {
        return plans.preview(actor(ctx), space(ctx), ctx.pathParam("release"), environment, tenant, includesDisabled);
    }

    private void previews(Context ctx) {
        PreviewRequests wanted = body(ctx, PreviewRequests.class);
        int count = wanted.deploymentPreviews().size();
        new Checks()
                .that(
                        count <= MOST_PREVIEWS,
                        "DeploymentPreviews",
                        "DeploymentPreviews has " + count + " elements; at most " + MOST_PREVIEWS + " fit")
                .orThrow();
        Answers.all(
                ctx, plans.previews(actor(ctx), space(ctx), ctx.pathParam("release"), wanted), DeploymentPreview.class);
    }

    static Deployment linked(Deployment deployment) {
        String space = deployment.spaceId();
        return deployment.withLinks(Links.self(Links.in(space, "deployments", deployment.id()))
                .to("Release", Links.in(space, "releases", deployment.releaseId()))
                .to("Environment", Links.in(space, "environments", deployment.environmentId()))
                .to("Project", Links.in(space, "projects", deployment.projectId()))
                .to("Task", "/api/tasks/" + deployment.taskId())
                .to("Artifacts", Links.in(space, "artifacts{?skip,take,regarding,ids,partialName,order}"))
                .to("Interruptions", Links.in(space, "interruptions{?skip,take,regarding,pendingOnly,ids}"))
                .to("Rollback", Links.in(space, "deployments", deployment.id(), "rollback"))
                .to("Rollbacks", Links.in(space, "deployments", deployment.id(), "rollbacks"))
                .to("Web", "/app#/" + space + "/projects/" + deployment.projectId() + "/deployments/" + deployment.id())
                .map());
    }
}
