package dev.slipway.server.process;

import dev.slipway.api.DeploymentProcess;
import dev.slipway.server.persistence.DocumentTable;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.snapshot.SnapshotIds;
import dev.slipway.server.snapshot.VersionedStore;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

final class ProcessStore extends VersionedStore<DeploymentProcess> {
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

    private static final String TAGGED = "\"TenantTags\":[\"";

    ProcessStore() {
        super(PROCESSES, SNAPSHOTS, DeploymentProcess::id);
    }

    void delete(Handle tx, String id) {
        PROCESSES.delete(tx, id);
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

    /** Those in which an action has tenant tags. */
    List<DeploymentProcess> tagged(Handle tx, SpaceId space) {
        return containing(tx, space, TAGGED);
    }

    /** Changes those in which an action has tenant tags, the snapshots among them. */
    void changeTagged(Handle tx, SpaceId space, UnaryOperator<DeploymentProcess> change) {
        changeContaining(tx, space, TAGGED, change);
    }
}
