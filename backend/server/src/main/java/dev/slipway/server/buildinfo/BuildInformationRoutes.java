package dev.slipway.server.buildinfo;

import static dev.slipway.server.access.Permission.BUILD_INFORMATION_ADMINISTER;
import static dev.slipway.server.access.Permission.BUILD_INFORMATION_PUSH;
import static dev.slipway.server.access.Permission.FEED_VIEW;
import static dev.slipway.server.http.Api.actor;
import static dev.slipway.server.http.Api.space;

import dev.slipway.api.BuildInformation;
import dev.slipway.api.CreateBuildInformation;
import dev.slipway.api.OverwriteMode;
import dev.slipway.server.http.Answers;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Links;
import dev.slipway.server.http.Requests;
import dev.slipway.server.packages.OverwriteModes;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.SpaceId;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;

/** {@code /api/{space}/build-information}. */
public final class BuildInformationRoutes {
    private final BuildInformationService builds;

    public BuildInformationRoutes(BuildInformationService builds) {
        this.builds = builds;
    }

    public void register(Api api) {
        api.get("/api/{space}/build-information", FEED_VIEW, this::list)
                .post("/api/{space}/build-information", BUILD_INFORMATION_PUSH, this::push)
                .delete("/api/{space}/build-information/bulk", BUILD_INFORMATION_ADMINISTER, this::deleteAll)
                .get("/api/{space}/build-information/{id}", FEED_VIEW, this::get)
                .delete("/api/{space}/build-information/{id}", BUILD_INFORMATION_ADMINISTER, this::delete);
    }

    private void list(Context ctx) {
        var filter = new Filter(Requests.list(ctx, "ids"), Requests.text(ctx, "filter"), "", Requests.stretch(ctx));
        SpaceId space = space(ctx);
        Answers.page(
                ctx,
                builds.list(actor(ctx), space, Requests.text(ctx, "packageId"), Requests.flag(ctx, "latest"), filter)
                        .map(build -> linked(space, build)),
                BuildInformation.class);
    }

    private void push(Context ctx) {
        CreateBuildInformation command = Requests.body(ctx, CreateBuildInformation.class);
        OverwriteMode mode = OverwriteModes.of(ctx)
                .or(() -> Optional.ofNullable(command.overwriteMode()))
                .orElse(OverwriteMode.FAIL_IF_EXISTS);
        BuildInformationService.Pushed pushed = builds.push(actor(ctx), space(ctx), command, mode);
        ctx.status(pushed.isCreated() ? HttpStatus.CREATED : HttpStatus.OK);
        Answers.answer(ctx, linked(space(ctx), pushed.build()));
    }

    private void get(Context ctx) {
        Answers.answer(ctx, linked(space(ctx), builds.get(actor(ctx), space(ctx), ctx.pathParam("id"))));
    }

    private void delete(Context ctx) {
        builds.delete(actor(ctx), space(ctx), ctx.pathParam("id"));
        Answers.done(ctx);
    }

    private void deleteAll(Context ctx) {
        builds.deleteAll(actor(ctx), space(ctx), Requests.list(ctx, "ids"));
        Answers.done(ctx);
    }

    private static BuildInformation linked(SpaceId space, BuildInformation build) {
        return build.withLinks(
                Links.self(Links.in(space, "build-information", build.id())).map());
    }
}
