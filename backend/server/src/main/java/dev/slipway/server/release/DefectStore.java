package dev.slipway.server.release;

import dev.slipway.api.Defect;
import dev.slipway.api.DefectStatus;
import dev.slipway.json.WireJson;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

final class DefectStore {
    void insert(Handle tx, ReleaseId release, Defect defect) {
        tx.createUpdate("INSERT INTO release_defect (id, release_id, status, document)"
                        + " VALUES (:id, :release, :status, :document)")
                .bind("id", defect.id())
                .bind("release", release.value())
                .bind("status", defect.status().name())
                .bind("document", WireJson.write(defect))
                .execute();
    }

    void update(Handle tx, Defect defect) {
        tx.createUpdate("UPDATE release_defect SET status = :status, document = :document WHERE id = :id")
                .bind("id", defect.id())
                .bind("status", defect.status().name())
                .bind("document", WireJson.write(defect))
                .execute();
    }

    /** Those reported first come first. */
    List<Defect> all(Handle tx, ReleaseId release) {
        return tx.createQuery("SELECT document FROM release_defect WHERE release_id = :release ORDER BY id")
                .bind("release", release.value())
                .map((row, context) -> WireJson.read(row.getString("document"), Defect.class))
                .list();
    }

    /** The ids of those releases that have an unresolved one. */
    Set<String> releasesWithUnresolved(Handle tx, List<String> releaseIds) {
        return releaseIds.isEmpty()
                ? Set.of()
                : tx.createQuery("SELECT release_id FROM release_defect"
                                + " WHERE status = :status AND release_id IN (<releases>)")
                        .bind("status", DefectStatus.UNRESOLVED.name())
                        .bindList("releases", releaseIds)
                        .mapTo(String.class)
                        .set();
    }

    boolean hasUnresolved(Handle tx, ReleaseId release) {
        return tx.createQuery("SELECT count(*) FROM release_defect WHERE release_id = :release AND status = :status")
                        .bind("release", release.value())
                        .bind("status", DefectStatus.UNRESOLVED.name())
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }
}
