package dev.slipway.server.target;

import static dev.slipway.server.access.Permission.MACHINE_CREATE;
import static dev.slipway.server.access.Permission.MACHINE_DELETE;
import static dev.slipway.server.access.Permission.MACHINE_EDIT;
import static dev.slipway.server.access.Permission.MACHINE_VIEW;
import static dev.slipway.server.http.Api.actor;
import static dev.slipway.server.http.Api.space;
import static dev.slipway.server.http.Requests.body;

import dev.slipway.api.JumpHost;
import dev.slipway.api.Machine;
import dev.slipway.server.environment.EnvironmentService;
import dev.slipway.server.http.Answers;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Links;
import dev.slipway.server.http.Requests;
import io.javalin.http.Context;
import java.util.Optional;

/** {@code /api/{space}/machines} and the other addresses under which targets are found. */
public final class TargetRoutes {
    private static final int SSH_PORT = 22;

    private final TargetService targets;
    private final EnvironmentService environments;
    private final DiscoverMachine discovery;

    public TargetRoutes(TargetService targets, EnvironmentService environments, DiscoverMachine discovery) {
        this.targets = targets;
        this.environments = environments;
        this.discovery = discovery;
    }

    public void register(Api api) {
        api.get("/api/{space}/machines", MACHINE_VIEW, this::list)
                .get("/api/{space}/machines/all", MACHINE_VIEW, this::all)
                .get("/api/{space}/machines/discover", MACHINE_CREATE, this::discover)
                .get("/api/{space}/machines/{id}", MACHINE_VIEW, this::get)
                .get("/api/{space}/machineroles/all", MACHINE_VIEW, this::roles)
                .get("/api/{space}/environments/{id}/machines", MACHINE_VIEW, this::listInEnvironment)
                .post("/api/{space}/machines", MACHINE_CREATE, this::create)
                .put("/api/{space}/machines/{id}", MACHINE_EDIT, this::modify)
                .delete("/api/{space}/machines/{id}", MACHINE_DELETE, this::delete);
    }

    private void list(Context ctx) {
        page(ctx, TargetFilter.of(ctx));
    }

    private void listInEnvironment(Context ctx) {
        String id =
                environments.get(actor(ctx), space(ctx), ctx.pathParam("id")).id();
        page(ctx, TargetFilter.of(ctx).inEnvironment(id));
    }

    private void page(Context ctx, TargetFilter filter) {
        Answers.page(
                ctx,
                targets.list(actor(ctx), space(ctx), filter).map(TargetRoutes::linked),
                Machine.class,
                "DeploymentTarget");
    }

    private void all(Context ctx) {
        Answers.all(
                ctx,
                targets.all(actor(ctx), space(ctx)).stream()
                        .map(TargetRoutes::linked)
                        .toList(),
                Machine.class);
    }

    private void roles(Context ctx) {
        Answers.all(ctx, targets.roles(actor(ctx), space(ctx)), String.class);
    }

    private void discover(Context ctx) {
        Answers.answer(
                ctx,
                discovery.discover(
                        actor(ctx),
                        space(ctx),
                        Requests.text(ctx, "type"),
                        Requests.text(ctx, "host"),
                        Requests.number(ctx, "port", SSH_PORT),
                        jumpHost(ctx)));
    }

    private static Optional<JumpHost> jumpHost(Context ctx) {
        String host = Requests.text(ctx, "jumpHost");
        String account = Requests.text(ctx, "jumpAccountId");
        return host.isEmpty()
                ? Optional.empty()
                : Optional.of(new JumpHost(
                        host,
                        Requests.number(ctx, "jumpPort", SSH_PORT),
                        account.isEmpty() ? null : account,
                        Requests.text(ctx, "jumpFingerprint")));
    }

    private void get(Context ctx) {
        Answers.answer(ctx, linked(targets.get(actor(ctx), space(ctx), ctx.pathParam("id"))));
    }

    private void create(Context ctx) {
        Answers.created(ctx, linked(targets.create(actor(ctx), space(ctx), body(ctx, Machine.class))));
    }

    private void modify(Context ctx) {
        Answers.answer(
                ctx, linked(targets.modify(actor(ctx), space(ctx), ctx.pathParam("id"), body(ctx, Machine.class))));
    }

    private void delete(Context ctx) {
        targets.delete(actor(ctx), space(ctx), ctx.pathParam("id"));
        Answers.done(ctx);
    }

    private static Machine linked(Machine target) {
        return target.withLinks(Links.self(Links.in(target.spaceId(), "machines", target.id()))
                .to("Web", "/app#/" + target.spaceId() + "/infrastructure/machines/" + target.id())
                .map());
    }
}
