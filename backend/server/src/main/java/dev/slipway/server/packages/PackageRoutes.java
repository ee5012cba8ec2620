package dev.slipway.server.packages;

import static dev.slipway.server.access.Permission.BUILT_IN_FEED_ADMINISTER;
import static dev.slipway.server.access.Permission.BUILT_IN_FEED_DOWNLOAD;
import static dev.slipway.server.access.Permission.BUILT_IN_FEED_PUSH;
import static dev.slipway.server.access.Permission.FEED_VIEW;
import static dev.slipway.server.http.Api.actor;
import static dev.slipway.server.http.Api.space;

import dev.slipway.api.PackageVersion;
import dev.slipway.server.http.Answers;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Downloads;
import dev.slipway.server.http.Requests;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.persistence.Stretch;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;

/** {@code /api/{space}/packages}. */
public final class PackageRoutes {
    private final PackageService packages;
    private final PushPackage push;

    public PackageRoutes(PackageService packages, PushPackage push) {
        this.packages = packages;
        this.push = push;
    }

    public void register(Api api) {
        api.get("/api/{space}/packages", FEED_VIEW, this::list)
                .post("/api/{space}/packages/raw", BUILT_IN_FEED_PUSH, this::push)
                .get("/api/{space}/packages/notes", FEED_VIEW, this::notes)
                .delete("/api/{space}/packages/bulk", BUILT_IN_FEED_ADMINISTER, this::deleteAll)
                .get("/api/{space}/packages/{id}", FEED_VIEW, this::get)
                .delete("/api/{space}/packages/{id}", BUILT_IN_FEED_ADMINISTER, this::delete)
                .get("/api/{space}/packages/{id}/raw", BUILT_IN_FEED_DOWNLOAD, this::download);
    }

    private void list(Context ctx) {
        boolean withNotes = Requests.flag(ctx, "includeNotes");
        var query = new PackageService.Query(
                Requests.text(ctx, "nuGetPackageId"),
                Requests.text(ctx, "filter"),
                Requests.flag(ctx, "latest"),
                new Filter(Requests.list(ctx, "ids"), "", "", Requests.stretch(ctx)));
        SpaceId space = space(ctx);
        Answers.page(
                ctx,
                packages.list(actor(ctx), space, query)
                        .map(found -> PushAnswer.shown(space, withNotes ? found : found.withReleaseNotes(null))),
                PackageVersion.class,
                "Package");
    }

    private void get(Context ctx) {
        PackageVersion found = packages.get(actor(ctx), space(ctx), ctx.pathParam("id"));
        boolean withNotes = Requests.flag(ctx, "includeNotes");
        Answers.answer(ctx, PushAnswer.shown(space(ctx), withNotes ? found : found.withReleaseNotes(null)));
    }

    private void push(Context ctx) throws IOException {
        PushAnswer.send(ctx, mode -> {
            Upload upload = Upload.of(ctx, Requests.text(ctx, "fileName"));
            return push.push(actor(ctx), space(ctx), upload.fileName(), upload.content(), mode);
        });
    }

    private void download(Context ctx) throws IOException {
        PackageService.Content content = packages.open(actor(ctx), space(ctx), ctx.pathParam("id"));
        try (FileChannel channel = content.channel()) {
            Downloads.send(ctx, channel, content.sha256().hex(), content.fileName());
        }
    }

    private void notes(Context ctx) {
        List<String> ids = Requests.list(ctx, "packageIds");
        List<PackageVersion> found = ids.isEmpty()
                ? List.of()
                : packages.list(
                                actor(ctx),
                                space(ctx),
                                new PackageService.Query("", "", false, new Filter(ids, "", "", Stretch.ALL)))
                        .items();
        Answers.answer(
                ctx,
                new PackageNotes(found.stream()
                        .map(version -> new PackageNotes.OfPackage(
                                version.feedId(),
                                version.packageId(),
                                version.version(),
                                new PackageNotes.Notes(version.releaseNotes(), true, null)))
                        .toList()));
    }

    private void delete(Context ctx) {
        packages.delete(actor(ctx), space(ctx), ctx.pathParam("id"));
        Answers.done(ctx);
    }

    private void deleteAll(Context ctx) {
        packages.deleteAll(actor(ctx), space(ctx), Requests.list(ctx, "ids"));
        Answers.done(ctx);
    }
}
