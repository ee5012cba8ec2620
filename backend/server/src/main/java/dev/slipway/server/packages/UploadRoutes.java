package dev.slipway.server.packages;

import static dev.slipway.server.access.Permission.BUILT_IN_FEED_PUSH;
import static dev.slipway.server.http.Api.actor;
import static dev.slipway.server.http.Api.space;

import dev.slipway.api.OverwriteMode;
import dev.slipway.api.PackageUpload;
import dev.slipway.server.http.Answers;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Links;
import dev.slipway.server.http.Requests;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Invalid;
import io.javalin.http.Context;
import java.io.IOException;

/** {@code /api/{space}/packages/uploads}. */
public final class UploadRoutes {
    private final PackageUploads uploads;

    public UploadRoutes(PackageUploads uploads) {
        this.uploads = uploads;
    }

    public void register(Api api) {
        api.post("/api/{space}/packages/uploads", BUILT_IN_FEED_PUSH, this::begin)
                .get("/api/{space}/packages/uploads/{upload}", BUILT_IN_FEED_PUSH, this::get)
                .put("/api/{space}/packages/uploads/{upload}", BUILT_IN_FEED_PUSH, this::append)
                .post("/api/{space}/packages/uploads/{upload}/complete", BUILT_IN_FEED_PUSH, this::complete)
                .delete("/api/{space}/packages/uploads/{upload}", BUILT_IN_FEED_PUSH, this::delete);
    }

    private void begin(Context ctx) {
        OverwriteMode mode = OverwriteModes.of(ctx).orElse(OverwriteMode.FAIL_IF_EXISTS);
        PackageUpload draft = Requests.body(ctx, PackageUpload.class);
        Answers.created(ctx, linked(space(ctx), uploads.begin(actor(ctx), space(ctx), draft, mode)));
    }

    private void get(Context ctx) throws IOException {
        Answers.answer(ctx, linked(space(ctx), uploads.get(actor(ctx), space(ctx), ctx.pathParam("upload"))));
    }

    private void append(Context ctx) throws IOException {
        PushAnswer.receive(ctx, () -> {
            long offset = offset(Requests.text(ctx, "offset"));
            PackageUpload longer = uploads.append(
                    actor(ctx),
                    space(ctx),
                    ctx.pathParam("upload"),
                    offset,
                    Upload.of(ctx, "part").content());
            Answers.answer(ctx, linked(space(ctx), longer));
        });
    }

    private static long offset(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        if (!text.matches("\\d{1,18}")) {
            throw new Invalid(
                    "offset",
                    "The offset is '" + Checks.quote(text) + "'; it must be the number of bytes before these");
        }
        return Long.parseLong(text);
    }

    private void complete(Context ctx) throws IOException {
        PushAnswer.send(ctx, mode -> uploads.complete(actor(ctx), space(ctx), ctx.pathParam("upload"), mode));
    }

    private void delete(Context ctx) throws IOException {
        uploads.abandon(actor(ctx), space(ctx), ctx.pathParam("upload"));
        Answers.done(ctx);
    }

    private static PackageUpload linked(SpaceId space, PackageUpload upload) {
        return upload.withLinks(Links.self(Links.in(space, "packages", "uploads") + "/" + upload.id())
                .below("Complete", "/complete")
                .map());
    }
}
