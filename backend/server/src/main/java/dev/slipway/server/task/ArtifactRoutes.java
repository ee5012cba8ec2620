package dev.slipway.server.task;

import static dev.slipway.server.access.Permission.ARTIFACT_VIEW;
import static dev.slipway.server.http.Api.actor;
import static dev.slipway.server.http.Api.space;

import dev.slipway.api.Artifact;
import dev.slipway.server.http.Answers;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Links;
import dev.slipway.server.http.Requests;
import dev.slipway.server.persistence.Filter;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** {@code /api/{space}/artifacts}. */
public final class ArtifactRoutes {
    private final ArtifactService artifacts;

    public ArtifactRoutes(ArtifactService artifacts) {
        this.artifacts = artifacts;
    }

    public void register(Api api) {
        api.get("/api/{space}/artifacts", ARTIFACT_VIEW, this::list)
                .get("/api/{space}/artifacts/{id}", ARTIFACT_VIEW, this::get)
                .get("/api/{space}/artifacts/{id}/content", ARTIFACT_VIEW, this::content);
    }

    private void list(Context ctx) {
        var filter = new Filter(Requests.list(ctx, "ids"), "", "", Requests.stretch(ctx));
        Answers.page(
                ctx,
                artifacts
                        .list(actor(ctx), space(ctx), Requests.text(ctx, "regarding"), filter)
                        .map(ArtifactRoutes::linked),
                Artifact.class);
    }

    private Artifact artifact(Context ctx) {
        return artifacts.get(actor(ctx), space(ctx), ctx.pathParam("id"));
    }

    private void get(Context ctx) {
        Answers.answer(ctx, linked(artifact(ctx)));
    }

    /** Always as a download: what a script left behind must not run in the browser of who looks at it. */
    private void content(Context ctx) throws IOException {
        Artifact artifact = artifact(ctx);
        ctx.contentType("application/octet-stream");
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header(
                "Content-Disposition",
                "attachment; filename*=UTF-8''"
                        + URLEncoder.encode(artifact.filename(), StandardCharsets.UTF_8)
                                .replace("+", "%20"));
        ctx.result(artifacts.open(artifact));
    }

    private static Artifact linked(Artifact artifact) {
        return artifact.withLinks(Links.self(Links.in(String.valueOf(artifact.spaceId()), "artifacts", artifact.id()))
                .below("Content", "/content")
                .map());
    }
}
