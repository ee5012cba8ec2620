package dev.slipway.server.runbook;

import dev.slipway.api.RunbookSnapshot;
import dev.slipway.server.blob.Sha256;
import dev.slipway.server.persistence.DocumentTable;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.Names;
import dev.slipway.server.persistence.Selection;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.project.ProjectId;
import dev.slipway.server.release.PackagePins;
import dev.slipway.server.release.ReleasePackage;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class SnapshotStore {
    private static final DocumentTable<RunbookSnapshot> SNAPSHOTS = DocumentTable.of(
                    "runbook_snapshot", RunbookSnapshot.class, RunbookSnapshot::id)
            .inSpace(RunbookSnapshot::spaceId)
            .named(RunbookSnapshot::name)
            .with("project_id", RunbookSnapshot::projectId)
            .with("runbook_id", RunbookSnapshot::runbookId)
            .with("process_id", RunbookSnapshot::frozenRunbookProcessId);

    private static final PackagePins PINS = new PackagePins("runbook_snapshot_package", "snapshot_id");
    private static final String NEWEST_FIRST = "number DESC";

    void insert(Handle tx, RunbookSnapshot snapshot, List<ReleasePackage> packages) {
        SNAPSHOTS.insert(tx, snapshot);
        PINS.replace(tx, snapshot.id(), packages);
    }

    void update(Handle tx, RunbookSnapshot snapshot) {
        SNAPSHOTS.update(tx, snapshot);
    }

    List<ReleasePackage> packages(Handle tx, String snapshotId) {
        return PINS.of(tx, snapshotId);
    }

    boolean pins(Handle tx, Sha256 sha256) {
        return PINS.contain(tx, sha256);
    }

    Optional<RunbookSnapshot> find(Handle tx, SpaceId space, String id) {
        return SNAPSHOTS.select(space).where("id", id).first(tx);
    }

    /** Of several with that name the newest. */
    Optional<RunbookSnapshot> find(Handle tx, ProjectId project, String idOrName) {
        return SNAPSHOTS.find(
                tx, SNAPSHOTS.select().where("project_id", project.value()).orderBy(NEWEST_FIRST), idOrName);
    }

    Optional<RunbookSnapshot> find(Handle tx, RunbookId runbook, String idOrName) {
        return SNAPSHOTS.find(tx, of(runbook), idOrName);
    }

    Optional<RunbookSnapshot> newest(Handle tx, RunbookId runbook) {
        return of(runbook).first(tx);
    }

    boolean hasName(Handle tx, RunbookId runbook, String name) {
        return of(runbook).where("name_key", Names.key(name)).count(tx) > 0;
    }

    Listing<RunbookSnapshot> list(Handle tx, SpaceId space, Filter filter) {
        return SNAPSHOTS.select(space).orderBy(NEWEST_FIRST).list(tx, filter);
    }

    Listing<RunbookSnapshot> list(Handle tx, RunbookId runbook, Filter filter) {
        return of(runbook).list(tx, filter);
    }

    /** @param processIds of snapshots */
    Listing<RunbookSnapshot> following(Handle tx, List<String> processIds, Filter filter) {
        return SNAPSHOTS
                .select()
                .whereIn("process_id", processIds)
                .orderBy(NEWEST_FIRST)
                .list(tx, filter);
    }

    private static Selection<RunbookSnapshot> of(RunbookId runbook) {
        return SNAPSHOTS.select().where("runbook_id", runbook.value()).orderBy(NEWEST_FIRST);
    }
}
