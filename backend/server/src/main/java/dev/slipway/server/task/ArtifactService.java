package dev.slipway.server.task;

import static dev.slipway.server.access.Permission.ARTIFACT_VIEW;

import dev.slipway.api.Artifact;
import dev.slipway.api.ArtifactBuilder;
import dev.slipway.api.ServerTask;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.blob.BlobStore;
import dev.slipway.server.blob.Sha256;
import dev.slipway.server.blob.StagedBlob;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Ids;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.NotFound;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import org.jdbi.v3.core.Handle;

/** Files that tasks leave behind (R7.39). */
public final class ArtifactService {
    private static final long LARGEST = 2L * 1024 * 1024 * 1024;

    private final Database db;
    private final Clock clock;
    private final BlobStore blobs;
    private final ArtifactStore store = new ArtifactStore();

    public ArtifactService(Database db, Clock clock, BlobStore blobs) {
        this.db = db;
        this.clock = clock;
        this.blobs = blobs;
    }

    /**
     * Keeps a file of a task; one of the same name stays beside it.
     *
     * @param source the machine it comes from, for people
     * @param activityId where in the task's log it was made
     */
    public Artifact keep(TaskRun run, String filename, String source, String activityId, InputStream content)
            throws IOException {
        try (StagedBlob staged = blobs.stage(content, LARGEST)) {
            blobs.commit(staged);
            ServerTask task = run.task();
            return run.lease()
                    .write(tx -> store.insert(
                            tx,
                            ArtifactBuilder.builder()
                                    .id(Ids.next(tx, "Artifacts"))
                                    .spaceId(task.spaceId())
                                    .filename(filename)
                                    .source(source)
                                    .serverTaskId(task.id())
                                    .created(clock.instant())
                                    .logCorrelationId(activityId)
                                    .build(),
                            staged.sha256()));
        }
    }

    public Listing<Artifact> list(Actor actor, SpaceId space, String regardingTask, Filter filter) {
        actor.require(ARTIFACT_VIEW, Scope.of(space));
        return db.read(tx -> store.list(tx, space, regardingTask, filter));
    }

    public Artifact get(Actor actor, SpaceId space, String id) {
        actor.require(ARTIFACT_VIEW, Scope.of(space));
        return db.read(tx -> store.find(tx, space, id)).orElseThrow(() -> NotFound.of("artifact", id));
    }

    /** Whether an artifact has these bytes. */
    public boolean refersTo(Handle tx, Sha256 sha256) {
        return store.refersTo(tx, sha256);
    }

    public InputStream open(Artifact artifact) throws IOException {
        return blobs.open(db.read(tx -> store.content(tx, artifact.id())));
    }
}
