package dev.slipway.server.release;

import static dev.slipway.server.access.Permission.DEFECT_REPORT;
import static dev.slipway.server.access.Permission.DEFECT_RESOLVE;
import static dev.slipway.server.access.Permission.RELEASE_CREATE;
import static dev.slipway.server.access.Permission.RELEASE_DELETE;
import static dev.slipway.server.access.Permission.RELEASE_EDIT;
import static dev.slipway.server.access.Permission.RELEASE_VIEW;
import static dev.slipway.server.http.Api.actor;
import static dev.slipway.server.http.Api.space;
import static dev.slipway.server.http.Requests.body;
import static dev.slipway.server.http.Requests.filter;

import dev.slipway.api.CreateRelease;
import dev.slipway.api.CreatedRelease;
import dev.slipway.api.Defect;
import dev.slipway.api.MissingPackages;
import dev.slipway.api.Release;
import dev.slipway.server.http.Answers;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Links;
import dev.slipway.server.http.Requests;
import dev.slipway.server.idempotency.RequestKey;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.problem.NotFound;
import dev.slipway.server.snapshot.SnapshotIds;
import io.javalin.http.Context;
import java.util.List;

/** {@code /api/{space}/releases}, the releases of projects and channels, and their defects. */
public final class ReleaseRoutes {
    private static final String PROCESS = "deploymentprocess-";

    private final ReleaseService releases;
    private final DefectService defects;

    public ReleaseRoutes(ReleaseService releases, DefectService defects) {
        this.releases = releases;
        this.defects = defects;
    }

    public void register(Api api) {
        api.post("/api/{space}/releases/create/v1", RELEASE_CREATE, this::command)
                .get("/api/{space}/releases", RELEASE_VIEW, this::list)
                .post("/api/{space}/releases", RELEASE_CREATE, this::create)
                .get("/api/{space}/releases/{id}", RELEASE_VIEW, this::get)
                .put("/api/{space}/releases/{id}", RELEASE_EDIT, this::modify)
                .delete("/api/{space}/releases/{id}", RELEASE_DELETE, this::delete)
                .post("/api/{space}/releases/{id}/snapshot-variables", RELEASE_EDIT, this::snapshotVariables)
                .get("/api/{space}/releases/{id}/missingpackages", RELEASE_VIEW, this::missingPackages)
                .get("/api/{space}/releases/{id}/defects", RELEASE_VIEW, this::defects)
                .post("/api/{space}/releases/{id}/defects", DEFECT_REPORT, this::report)
                .post("/api/{space}/releases/{id}/defects/resolve", DEFECT_RESOLVE, this::resolve)
                .get("/api/{space}/projects/{project}/releases", RELEASE_VIEW, this::ofProject)
                .get("/api/{space}/projects/{project}/releases/{version}", RELEASE_VIEW, this::byVersion)
                .get("/api/{space}/projects/{project}/channels/{channel}/releases", RELEASE_VIEW, this::ofChannel)
                .get("/api/{space}/deploymentprocesses/{id}/template", RELEASE_VIEW, this::templateOfProcess)
                .get("/api/{space}/projects/{project}/deploymentprocesses/template", RELEASE_VIEW, this::template);
    }

    private void command(Context ctx) {
        var command = body(ctx, CreateRelease.class);
        ReleaseService.Created created = releases.create(actor(ctx), space(ctx), command, RequestKey.of(ctx, command));
        var answer =
                new CreatedRelease(created.release().id(), created.release().version());
        if (created.isNew()) {
            Answers.created(ctx, answer);
        } else {
            Answers.answer(ctx, answer);
        }
    }

    private void list(Context ctx) {
        page(ctx, releases.list(actor(ctx), space(ctx), filter(ctx)));
    }

    private static void page(Context ctx, Listing<Release> listing) {
        Answers.page(ctx, listing.map(ReleaseRoutes::linked), Release.class);
    }

    private void create(Context ctx) {
        var draft = body(ctx, Release.class);
        boolean ignoresChannelRules = Requests.flag(ctx, "ignoreChannelRules");
        Answers.created(
                ctx,
                linked(releases.create(actor(ctx), space(ctx), draft, ignoresChannelRules, RequestKey.of(ctx, draft))));
    }

    private void get(Context ctx) {
        Answers.answer(ctx, linked(releases.get(actor(ctx), space(ctx), ctx.pathParam("id"))));
    }

    private void modify(Context ctx) {
        Answers.answer(
                ctx, linked(releases.modify(actor(ctx), space(ctx), ctx.pathParam("id"), body(ctx, Release.class))));
    }

    private void delete(Context ctx) {
        releases.delete(actor(ctx), space(ctx), ctx.pathParam("id"));
        Answers.done(ctx);
    }

    private void snapshotVariables(Context ctx) {
        Answers.answer(ctx, linked(releases.snapshotVariables(actor(ctx), space(ctx), ctx.pathParam("id"))));
    }

    private void missingPackages(Context ctx) {
        Answers.answer(ctx, new MissingPackages(releases.missingPackages(actor(ctx), space(ctx), ctx.pathParam("id"))));
    }

    private void defects(Context ctx) {
        List<Defect> all = defects.all(actor(ctx), space(ctx), ctx.pathParam("id"));
        Answers.page(ctx, new Listing<>(all, all.size()), Defect.class);
    }

    private void report(Context ctx) {
        String description = body(ctx, Defect.class).description();
        Answers.created(ctx, defects.report(actor(ctx), space(ctx), ctx.pathParam("id"), description));
    }

    /** The body names the release again, or there is none. */
    private void resolve(Context ctx) {
        defects.resolve(actor(ctx), space(ctx), ctx.pathParam("id"));
        Answers.done(ctx);
    }

    private void ofProject(Context ctx) {
        page(ctx, releases.ofProject(actor(ctx), space(ctx), ctx.pathParam("project"), searched(ctx)));
    }

    private void ofChannel(Context ctx) {
        page(
                ctx,
                releases.ofChannel(
                        actor(ctx), space(ctx), ctx.pathParam("project"), ctx.pathParam("channel"), searched(ctx)));
    }

    /** {@code searchByVersion} is a part of the version, in any case. */
    private static Filter searched(Context ctx) {
        Filter filter = filter(ctx);
        String part = Requests.text(ctx, "searchByVersion");
        return part.isEmpty() ? filter : new Filter(filter.ids(), part, filter.name(), filter.stretch());
    }

    private void byVersion(Context ctx) {
        Answers.answer(
                ctx,
                linked(releases.byVersion(actor(ctx), space(ctx), ctx.pathParam("project"), ctx.pathParam("version"))));
    }

    private void template(Context ctx) {
        template(ctx, ctx.pathParam("project"));
    }

    private void templateOfProcess(Context ctx) {
        String process = SnapshotIds.source(ctx.pathParam("id"));
        if (!process.startsWith(PROCESS)) {
            throw NotFound.of("deployment process", process);
        }
        template(ctx, process.substring(PROCESS.length()));
    }

    private void template(Context ctx, String project) {
        Answers.answer(ctx, releases.template(actor(ctx), space(ctx), project, Requests.text(ctx, "channel")));
    }

    public static Release linked(Release release) {
        String project = Links.in(release.spaceId(), "projects", release.projectId());
        return release.withLinks(Links.self(Links.in(release.spaceId(), "releases", release.id()))
                .to("Project", project)
                .below("Progression", "/progression")
                .below("Deployments", "/deployments{?skip,take}")
                .below("DeploymentTemplate", "/deployments/template")
                .to("Artifacts", "/api/" + release.spaceId() + "/artifacts{?skip,take,regarding,ids,partialName,order}")
                .below("SnapshotVariables", "/snapshot-variables")
                .to(
                        "Web",
                        "/app#/" + release.spaceId() + "/projects/" + release.projectId() + "/deployments/releases/"
                                + release.version())
                .map());
    }
}
