package dev.slipway.server.runbook;

import dev.slipway.api.Project;
import dev.slipway.api.Runbook;
import dev.slipway.server.persistence.Ids;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.process.ProcessFurnishing;
import dev.slipway.server.process.ProcessIds;
import dev.slipway.server.project.CopiedIds;
import dev.slipway.server.project.ProjectCopy;
import dev.slipway.server.project.ProjectId;
import org.jdbi.v3.core.Handle;

/**
 * Gives a copied project the runbooks of its source with their processes, but without snapshots and runs. It goes before
 * the copy of the variables, which may be limited to runbooks.
 */
public final class RunbookCopy implements ProjectCopy {
    private final ProcessFurnishing processes;
    private final RunbookStore store = new RunbookStore();

    public RunbookCopy(ProcessFurnishing processes) {
        this.processes = processes;
    }

    @Override
    public void copy(Handle tx, Project source, Project copy, CopiedIds ids) {
        for (Runbook runbook : store.all(tx, new ProjectId(source.id()))) {
            String id = Ids.next(tx, "Runbooks");
            ids.put(runbook.id(), id);
            store.insert(
                    tx,
                    runbook.withId(id)
                            .withProjectId(copy.id())
                            .withRunbookProcessId(ProcessIds.ofRunbook(id))
                            .withPublishedRunbookSnapshotId(null));
            processes.create(tx, new SpaceId(copy.spaceId()), copy.id(), id);
            processes.copy(tx, runbook.runbookProcessId(), ProcessIds.ofRunbook(id), ids::of);
        }
    }
}
