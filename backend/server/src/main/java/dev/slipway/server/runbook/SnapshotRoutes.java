package dev.slipway.server.runbook;

import static dev.slipway.server.access.Permission.RUNBOOK_SNAPSHOT_CREATE;
import static dev.slipway.server.access.Permission.RUNBOOK_VIEW;
import static dev.slipway.server.http.Api.actor;
import static dev.slipway.server.http.Api.space;
import static dev.slipway.server.http.Requests.body;
import static dev.slipway.server.http.Requests.filter;

import dev.slipway.api.RunbookSnapshot;
import dev.slipway.server.http.Answers;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Links;
import dev.slipway.server.http.Requests;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Listing;
import io.javalin.http.Context;

/** {@code /api/{space}/runbookSnapshots}, and the snapshots of projects and runbooks. */
public final class SnapshotRoutes {
    private static final String PUBLISH = "publish";

    private final RunbookService runbooks;
    private final SnapshotService snapshots;

    public SnapshotRoutes(RunbookService runbooks, SnapshotService snapshots) {
        this.runbooks = runbooks;
        this.snapshots = snapshots;
    }

    public void register(Api api) {
        api.get("/api/{space}/runbookSnapshots", RUNBOOK_VIEW, this::list)
                .post("/api/{space}/runbookSnapshots", RUNBOOK_SNAPSHOT_CREATE, this::create)
                .get("/api/{space}/runbookSnapshots/{id}", RUNBOOK_VIEW, this::get)
                .post(
                        "/api/{space}/projects/{project}/runbookSnapshots",
                        RUNBOOK_SNAPSHOT_CREATE,
                        this::createInProject)
                .get("/api/{space}/projects/{project}/runbookSnapshots/{id}", RUNBOOK_VIEW, this::getInProject);
        for (String base : new String[] {"/api/{space}", "/api/{space}/projects/{project}"}) {
            api.get(base + "/runbooks/{id}/runbookSnapshots", RUNBOOK_VIEW, this::ofRunbook)
                    .get(base + "/runbooks/{id}/runbookSnapshotTemplate", RUNBOOK_VIEW, this::template);
        }
    }

    private void list(Context ctx) {
        page(ctx, snapshots.list(actor(ctx), space(ctx), filter(ctx)));
    }

    private static void page(Context ctx, Listing<RunbookSnapshot> listing) {
        Answers.page(ctx, listing.map(SnapshotRoutes::linked), RunbookSnapshot.class);
    }

    /** {@code searchByName} is a part of the name, in any case. */
    private void ofRunbook(Context ctx) {
        Filter filter = filter(ctx);
        String part = Requests.text(ctx, "searchByName");
        Filter wanted = part.isEmpty() ? filter : new Filter(filter.ids(), part, filter.name(), filter.stretch());
        page(ctx, snapshots.ofRunbook(RunbookRoutes.named(ctx, runbooks), wanted));
    }

    private void get(Context ctx) {
        Answers.answer(ctx, linked(snapshots.get(actor(ctx), space(ctx), ctx.pathParam("id"))));
    }

    private void getInProject(Context ctx) {
        Answers.answer(
                ctx, linked(snapshots.get(actor(ctx), space(ctx), ctx.pathParam("project"), ctx.pathParam("id"))));
    }

    private void create(Context ctx) {
        Answers.created(
                ctx,
                linked(snapshots.create(
                        actor(ctx), space(ctx), body(ctx, RunbookSnapshot.class), Requests.flag(ctx, PUBLISH))));
    }

    private void createInProject(Context ctx) {
        Answers.created(
                ctx,
                linked(snapshots.create(
                        actor(ctx),
                        space(ctx),
                        ctx.pathParam("project"),
                        body(ctx, RunbookSnapshot.class),
                        Requests.flag(ctx, PUBLISH))));
    }

    private void template(Context ctx) {
        Answers.answer(ctx, snapshots.template(RunbookRoutes.named(ctx, runbooks)));
    }

    private static RunbookSnapshot linked(RunbookSnapshot snapshot) {
        String space = snapshot.spaceId();
        return snapshot.withLinks(Links.self(Links.in(space, "runbookSnapshots", snapshot.id()))
                .to("Project", Links.in(space, "projects", snapshot.projectId()))
                .to("Runbook", Links.in(space, "runbooks", snapshot.runbookId()))
                .below("RunbookRunPreview", "/runbookRuns/preview{/environment}{?includeDisabledSteps}")
                .map());
    }
}
