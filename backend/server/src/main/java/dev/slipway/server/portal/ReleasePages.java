package dev.slipway.server.portal;

import static dev.slipway.server.access.Permission.DEPLOYMENT_CREATE;
import static dev.slipway.server.access.Permission.DEPLOYMENT_VIEW;
import static dev.slipway.server.access.Permission.RELEASE_VIEW;

import dev.slipway.api.Deployment;
import dev.slipway.api.Project;
import dev.slipway.api.Release;
import dev.slipway.api.ServerTask;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.http.Api;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.NotFound;
import dev.slipway.server.task.TaskService;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Releases, and deployments of them. */
final class ReleasePages {
    private final Model model;
    private final TaskService tasks;
    private final TaskPages taskPages;
    private final DeployPages deployPages;
    private final Frames frames;
    private final Templates templates;
    private final Clock clock;

    ReleasePages(
            Model model,
            TaskService tasks,
            TaskPages taskPages,
            DeployPages deployPages,
            Frames frames,
            Templates templates,
            Clock clock) {
        this.model = model;
        this.tasks = tasks;
        this.taskPages = taskPages;
        this.deployPages = deployPages;
        this.frames = frames;
        this.templates = templates;
        this.clock = clock;
    }

    void register(Api api) {
        api.get("/app/{space}/projects/{project}/deployments/releases/{version}", RELEASE_VIEW, this::leadToRelease)
                .get("/app/{space}/projects/{project}/deployments/{id}", DEPLOYMENT_VIEW, this::leadToDeployment)
                .get("/app/{space}/releases/{id}", RELEASE_VIEW, this::release)
                .get("/app/{space}/deployments/{id}", DEPLOYMENT_VIEW, this::deployment)
                .post("/app/{space}/deployments/{id}/rollback", DEPLOYMENT_CREATE, this::rollBack);
    }

    private void leadToRelease(Context ctx) {
        Release release = model.releases()
                .byVersion(Api.actor(ctx), Api.space(ctx), ctx.pathParam("project"), ctx.pathParam("version"));
        ctx.redirect(Addresses.in(release.spaceId(), "releases", release.id()), HttpStatus.SEE_OTHER);
    }

    private void leadToDeployment(Context ctx) {
        Project project = model.projects().get(Api.actor(ctx), Api.space(ctx), ctx.pathParam("project"));
        Deployment found = model.deployments().get(Api.actor(ctx), Api.space(ctx), ctx.pathParam("id"));
        if (!found.projectId().equals(project.id())) {
            throw NotFound.of("deployment", found.id());
        }
        ctx.redirect(Addresses.in(found.spaceId(), "deployments", found.id()), HttpStatus.SEE_OTHER);
    }

    private void release(Context ctx) {
        Actor actor = Api.actor(ctx);
        SpaceId space = Api.space(ctx);
        Release release = model.releases().get(actor, space, ctx.pathParam("id"));
        Project project = model.projects().get(actor, space, release.projectId());
        var page = new ReleasePage(
                project,
                release,
                model.channels().get(actor, space, release.channelId()).name(),
                model.plans().progression(actor, space, release.id()),
                deployPages.open(actor, release),
                model.environmentsById(actor, space),
                TenantNames.of(model.tenantsOf(actor, project)),
                clock.instant());
        String title = project.name() + " " + release.version();
        templates.page(ctx, "release.jte", Map.of("frame", frames.of(ctx, title, Section.PROJECTS), "page", page));
    }

    private void deployment(Context ctx) {
        Actor actor = Api.actor(ctx);
        SpaceId space = Api.space(ctx);
        Deployment deployment = model.deployments().get(actor, space, ctx.pathParam("id"));
        ServerTask task = tasks.get(actor, space, deployment.taskId());
        Project project = model.projects().get(actor, space, deployment.projectId());
        Release release = model.releases().get(actor, space, deployment.releaseId());
        templates.page(
                ctx,
                "deployment.jte",
                Map.of(
                        "frame",
                        frames.of(ctx, task.description(), Section.PROJECTS),
                        "project",
                        project,
                        "release",
                        release,
                        "deployment",
                        deployment,
                        "earlier",
                        earlier(actor, space, deployment),
                        "page",
                        taskPages.page(actor, space, task)));
    }

    /** What the user may go back to at once, by the version of its release: anything kept on the page of what is there now. */
    private Map<String, Deployment> earlier(Actor actor, SpaceId space, Deployment deployment) {
        Scope scope = Scope.of(space)
                .project(deployment.projectId())
                .environment(deployment.environmentId())
                .tenant(deployment.tenantId());
        var byVersion = new LinkedHashMap<String, Deployment>();
        if (actor.may(DEPLOYMENT_CREATE, scope)) {
            for (Deployment kept : model.rollbacks().of(actor, space, deployment.id())) {
                byVersion.put(
                        model.releases().get(actor, space, kept.releaseId()).version(), kept);
            }
        }
        return byVersion;
    }

    private void rollBack(Context ctx) {
        Deployment made =
                model.rollbacks().rollBack(Api.actor(ctx), Api.space(ctx), ctx.pathParam("id"), Optional.empty());
        ctx.redirect(Addresses.in(made.spaceId(), "deployments", made.id()), HttpStatus.SEE_OTHER);
    }
}
