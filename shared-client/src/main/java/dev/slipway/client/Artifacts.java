package dev.slipway.client;

import dev.slipway.api.Artifact;
import java.nio.file.Path;

/** The files that tasks left behind. */
public final class Artifacts extends ReadableResources<Artifact> {
    Artifacts(Api api, ApiPath space) {
        super(api, space.slash("artifacts"), Artifact.class, Artifact::filename);
    }

    public Paged<Artifact> of(String taskId) {
        return list(Query.all().with("regarding", taskId));
    }

    /** As {@link Packages#download}. */
    public void download(String artifactId, Path target, ProgressListener progress) {
        new Download(api(), path(artifactId, "content"), target, progress).run();
    }
}
