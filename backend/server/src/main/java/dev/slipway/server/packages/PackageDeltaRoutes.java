package dev.slipway.server.packages;

import static dev.slipway.server.access.Permission.BUILT_IN_FEED_PUSH;
import static dev.slipway.server.http.Api.actor;
import static dev.slipway.server.http.Api.space;

import dev.slipway.json.WireJson;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Requests;
import io.javalin.http.Context;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** {@code /api/{space}/packages/{packageId}/{version}/delta-signature} and {@code .../delta}. */
public final class PackageDeltaRoutes {
    private final PackageDeltas deltas;

    public PackageDeltaRoutes(PackageDeltas deltas) {
        this.deltas = deltas;
    }

    public void register(Api api) {
        api.get("/api/{space}/packages/{packageId}/{version}/delta-signature", BUILT_IN_FEED_PUSH, this::signature)
                .post("/api/{space}/packages/{packageId}/{baseVersion}/delta", BUILT_IN_FEED_PUSH, this::push);
    }

    /** A {@link dev.slipway.api.DeltaSignature}, which may be too large to be held in memory, written as it is made. */
    private void signature(Context ctx) throws IOException {
        PackageDeltas.Base base =
                deltas.nearest(actor(ctx), space(ctx), ctx.pathParam("packageId"), ctx.pathParam("version"));
        ctx.contentType("application/json; charset=utf-8");
        OutputStream answer = ctx.res().getOutputStream();
        answer.write(utf8("{\"BaseVersion\":" + WireJson.write(base.version(), String.class) + ",\"Signature\":\""));
        try (OutputStream base64 = Base64.getEncoder().wrap(new BufferedOutputStream(staysOpen(answer), 64 * 1024))) {
            deltas.writeSignature(base, base64);
        }
        answer.write(utf8("\"}"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static OutputStream staysOpen(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() {
                // more comes after it
            }
        };
    }

    private void push(Context ctx) throws IOException {
        PushAnswer.send(
                ctx,
                mode -> deltas.push(
                        actor(ctx),
                        space(ctx),
                        ctx.pathParam("packageId"),
                        ctx.pathParam("baseVersion"),
                        Upload.of(ctx, Requests.text(ctx, "fileName")),
                        mode));
    }
}
