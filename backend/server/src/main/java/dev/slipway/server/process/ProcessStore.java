package dev.slipway.server.process;

import dev.slipway.api.DeploymentProcess;
import dev.slipway.server.persistence.DocumentTable;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.Selection;
import dev.slipway.server.persistence.SnapshotIds;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.persistence.VersionedTable;
import dev.slipway.server.security.SecretFields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

final class ProcessStore {
    private static final DocumentTable<DeploymentProcess> PROCESSES = DocumentTable.of(
                    "process", DeploymentProcess.class, DeploymentProcess::id)
            .inSpace(DeploymentProcess::spaceId)
            .with("project_id", DeploymentProcess::projectId)
            .with("runbook_id", DeploymentProcess::runbookId)
            .with("version", DeploymentProcess::version);

    private static final DocumentTable<DeploymentProcess> SNAPSHOTS = DocumentTable.of(
                    "process_snapshot", DeploymentProcess.class, DeploymentProcess::id)
            .inSpace(DeploymentProcess::spaceId)
            .with("source_id", snapshot -> SnapshotIds.source(snapshot.id()))
            .with("version", DeploymentProcess::version);

    private static final VersionedTable<DeploymentProcess> VERSIONED =
            new VersionedTable<>(PROCESSES, SNAPSHOTS, DeploymentProcess::id);

    void insert(Handle tx, StoredProcess stored) {
        VERSIONED.insert(tx, row(stored));
    }

    void update(Handle tx, StoredProcess stored) {
        VERSIONED.update(tx, row(stored));
    }

    void insertSnapshot(Handle tx, StoredProcess snapshot) {
        VERSIONED.insertCopy(tx, row(snapshot));
    }

    void delete(Handle tx, String id) {
        PROCESSES.delete(tx, id);
    }

    /** Whoever holds the lock is alone with the process until the transaction ends. */
    Optional<StoredProcess> lock(Handle tx, String id) {
        return VERSIONED.lock(tx, id).map(ProcessStore::stored);
    }

    /** The process or snapshot with that id. */
    Optional<StoredProcess> find(Handle tx, String id) {
        return VERSIONED.find(tx, id).map(ProcessStore::stored);
    }

    Optional<String> snapshotOf(Handle tx, String processId, int version) {
        return VERSIONED.copyOf(tx, processId, version);
    }

    /** The processes of deployments, not those of runbooks. */
    Listing<DeploymentProcess> list(Handle tx, SpaceId space, Filter filter) {
        var nameless = new Filter(filter.ids(), "", "", filter.stretch());
        return PROCESSES.select(space).and("runbook_id IS NULL", Map.of()).list(tx, nameless);
    }

    /** All of a project's: its own and those of its runbooks. */
    List<DeploymentProcess> ofProject(Handle tx, String projectId) {
        return PROCESSES.select().where("project_id", projectId).all(tx);
    }

    /** Processes in whose document the id stands anywhere. */
    List<DeploymentProcess> mentioning(Handle tx, String id) {
        return mentioning(tx, PROCESSES, id);
    }

    /** Snapshots in whose document the id stands anywhere. */
    List<DeploymentProcess> snapshotsMentioning(Handle tx, String id) {
        return mentioning(tx, SNAPSHOTS, id);
    }

    private static List<DeploymentProcess> mentioning(Handle tx, DocumentTable<DeploymentProcess> table, String id) {
        return table.select()
                .and("document LIKE :mention", Map.of("mention", "%\"" + id + "\"%"))
                .all(tx);
    }

    /** Those in which an action has tenant tags. */
    List<DeploymentProcess> tagged(Handle tx, SpaceId space) {
        return tagged(PROCESSES, space).all(tx);
    }

    /** Changes those in which an action has tenant tags, the snapshots among them. */
    void changeTagged(Handle tx, SpaceId space, UnaryOperator<DeploymentProcess> change) {
        for (DocumentTable<DeploymentProcess> table : List.of(PROCESSES, SNAPSHOTS)) {
            for (DeploymentProcess before : tagged(table, space).all(tx)) {
                DeploymentProcess after = change.apply(before);
                if (!after.equals(before)) {
                    table.update(tx, after);
                }
            }
        }
    }

    private static Selection<DeploymentProcess> tagged(DocumentTable<DeploymentProcess> table, SpaceId space) {
        return table.select(space).and("document LIKE :tagged", Map.of("tagged", "%\"TenantTags\":[\"%"));
    }

    private static VersionedTable.Row<DeploymentProcess> row(StoredProcess stored) {
        return new VersionedTable.Row<>(stored.process(), stored.secrets().text());
    }

    private static StoredProcess stored(VersionedTable.Row<DeploymentProcess> row) {
        return new StoredProcess(row.document(), SecretFields.parse(row.secrets()));
    }
}
