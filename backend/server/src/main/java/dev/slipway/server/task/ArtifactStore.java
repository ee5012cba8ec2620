package dev.slipway.server.task;

import dev.slipway.api.Artifact;
import dev.slipway.json.WireJson;
import dev.slipway.server.blob.Sha256;
import dev.slipway.server.persistence.DocumentTable;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.Selection;
import dev.slipway.server.persistence.SpaceId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class ArtifactStore {
    private static final DocumentTable<Artifact> ARTIFACTS =
            DocumentTable.of("artifact", Artifact.class, Artifact::id).inSpace(a -> String.valueOf(a.spaceId()));

    Artifact insert(Handle tx, Artifact artifact, Sha256 content) {
        tx.createUpdate(
                        """
                        INSERT INTO artifact (id, space_id, task_id, sha256, document)
                        VALUES (:id, :space, :task, :sha256, :document)""")
                .bind("id", artifact.id())
                .bind("space", artifact.spaceId())
                .bind("task", artifact.serverTaskId())
                .bind("sha256", content.hex())
                .bind("document", WireJson.write(artifact))
                .execute();
        return artifact;
    }

    Listing<Artifact> list(Handle tx, SpaceId space, String regardingTask, Filter filter) {
        Selection<Artifact> artifacts = ARTIFACTS.select(space);
        return (regardingTask.isEmpty() ? artifacts : artifacts.where("task_id", regardingTask)).list(tx, filter);
    }

    Optional<Artifact> find(Handle tx, SpaceId space, String id) {
        return ARTIFACTS.select(space).where("id", id).first(tx);
    }

    boolean refersTo(Handle tx, Sha256 sha256) {
        return ARTIFACTS.select().where("sha256", sha256.hex()).count(tx) > 0;
    }

    Sha256 content(Handle tx, String id) {
        return new Sha256(tx.createQuery("SELECT sha256 FROM artifact WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one());
    }
}
