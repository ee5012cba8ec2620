package dev.slipway.server.portal;

import static dev.slipway.server.access.Permission.RUNBOOK_EDIT;
import static dev.slipway.server.access.Permission.RUNBOOK_RUN_CREATE;
import static dev.slipway.server.access.Permission.RUNBOOK_RUN_VIEW;
import static dev.slipway.server.access.Permission.RUNBOOK_SNAPSHOT_CREATE;
import static dev.slipway.server.access.Permission.RUNBOOK_VIEW;

import dev.slipway.api.Project;
import dev.slipway.api.Runbook;
import dev.slipway.api.RunbookRun;
import dev.slipway.api.RunbookSnapshot;
import dev.slipway.api.ServerTask;
import dev.slipway.json.WireJson;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.http.Api;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.persistence.Stretch;
import dev.slipway.server.runbook.RunQuery;
import dev.slipway.server.runbook.Runbooks;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Runbooks: what they do, what they did, and the button that runs them. */
final class RunbookPages {
    private static final Filter NEWEST = new Filter(List.of(), "", "", new Stretch(0, 20));

    private final Model model;
    private final Runbooks runbooks;
    private final RecentTasks recent;
    private final Frames frames;
    private final Templates templates;
    private final Clock clock;

    RunbookPages(Model model, RecentTasks recent, Frames frames, Templates templates, Clock clock) {
        this.model = model;
        this.runbooks = model.runbooks();
        this.recent = recent;
        this.frames = frames;
        this.templates = templates;
        this.clock = clock;
    }

    void register(Api api) {
        api.get("/app/{space}/runbooks/{id}", RUNBOOK_VIEW, this::runbook)
                .post("/app/{space}/runbooks/{id}/publish", RUNBOOK_SNAPSHOT_CREATE, this::publish)
                .post("/app/{space}/runbooks/{id}/run", RUNBOOK_RUN_CREATE, this::run);
    }

    private Runbook named(Context ctx) {
        return runbooks.service().get(Api.actor(ctx), Api.space(ctx), ctx.pathParam("id"));
    }

    private void runbook(Context ctx) {
        Actor actor = Api.actor(ctx);
        SpaceId space = Api.space(ctx);
        Runbook runbook = named(ctx);
        Project project = model.projects().get(actor, space, runbook.projectId());
        Scope scope = Scope.of(space).project(project.id());
        var page = new RunbookPage(
                project,
                runbook,
                model.processes().get(actor, space, runbook.runbookProcessId()).steps(),
                Optional.ofNullable(runbook.publishedRunbookSnapshotId())
                        .map(id -> runbooks.snapshots().get(actor, space, id)),
                model.environmentsById(actor, space),
                runbooks.service().environments(actor, space, runbook),
                model.tenantsOf(actor, project),
                runs(actor, space, runbook),
                actor.may(RUNBOOK_RUN_CREATE, scope),
                actor.may(RUNBOOK_SNAPSHOT_CREATE, scope) && actor.may(RUNBOOK_EDIT, scope),
                clock.instant());
        templates.page(
                ctx, "runbook.jte", Map.of("frame", frames.of(ctx, runbook.name(), Section.PROJECTS), "page", page));
    }

    private List<ServerTask> runs(Actor actor, SpaceId space, Runbook runbook) {
        return actor.may(RUNBOOK_RUN_VIEW, Scope.of(space))
                ? recent.named(
                        actor,
                        space,
                        runbooks.runs().list(actor, space, RunQuery.ofRunbook(runbook.id()), NEWEST).items().stream()
                                .map(RunbookRun::taskId)
                                .toList())
                : List.of();
    }

    /** Freezes the process as it is now, under a name that the server chooses. */
    private void publish(Context ctx) {
        Runbook runbook = named(ctx);
        runbooks.snapshots()
                .create(
                        Api.actor(ctx),
                        Api.space(ctx),
                        WireJson.empty(RunbookSnapshot.class).withRunbookId(runbook.id()),
                        true);
        ctx.redirect(Addresses.in(runbook.spaceId(), "runbooks", runbook.id()), HttpStatus.SEE_OTHER);
    }

    private void run(Context ctx) {
        RunbookRun made = runbooks.runs()
                .create(
                        Api.actor(ctx),
                        Api.space(ctx),
                        WireJson.empty(RunbookRun.class)
                                .withRunbookId(named(ctx).id())
                                .withEnvironmentId(Objects.requireNonNullElse(ctx.formParam("environment"), ""))
                                .withTenantId(ctx.formParam("tenant")),
                        Optional.empty());
        ctx.redirect(Addresses.in(made.spaceId(), "tasks", made.taskId()), HttpStatus.SEE_OTHER);
    }
}
