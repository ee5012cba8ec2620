package dev.slipway.server.runbook;

import dev.slipway.api.Project;
import dev.slipway.api.Runbook;
import dev.slipway.api.RunbookRun;
import dev.slipway.api.RunbookSnapshot;
import dev.slipway.server.deployment.Frozen;
import dev.slipway.server.deployment.SystemVariables;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.variable.VariableSnapshots;
import java.util.LinkedHashMap;
import java.util.Map;

/** A runbook with the snapshot of it that is run. */
record FrozenRunbook(Project project, Runbook runbook, RunbookSnapshot snapshot) {
    /** Of the runs and of the tasks that carry them out. */
    static final String TASK = "RunbookRun";

    static final String ARGUMENT = "RunbookRunId";

    SpaceId space() {
        return new SpaceId(runbook.spaceId());
    }

    /** Whether whoever may run the runbook may run this (R1.21). */
    boolean isPublished() {
        return snapshot.id().equals(runbook.publishedRunbookSnapshotId());
    }

    Frozen frozen() {
        return new Frozen(
                space(),
                runbook.id(),
                null,
                snapshot.frozenRunbookProcessId(),
                new VariableSnapshots(
                        snapshot.projectVariableSetSnapshotId(), snapshot.libraryVariableSetSnapshotIds()),
                runbook.connectivityPolicy());
    }

    /** The variables of the server's own (§6.7), of which a run has none of a release. */
    Map<String, String> systemVariables(SystemVariables ofPlace) {
        var values = new LinkedHashMap<>(ofPlace.project(project).all());
        values.put("Octopus.Runbook.Id", runbook.id());
        values.put("Octopus.Runbook.Name", runbook.name());
        values.put("Octopus.RunbookSnapshot.Id", snapshot.id());
        values.put("Octopus.RunbookSnapshot.Name", snapshot.name());
        values.put("Octopus.RunbookSnapshot.Notes", snapshot.notes());
        return values;
    }

    Map<String, String> systemVariables(SystemVariables ofPlace, RunbookRun run) {
        Map<String, String> values = systemVariables(ofPlace);
        values.put("Octopus.RunbookRun.Id", run.id());
        values.put("Octopus.RunbookRun.Name", run.name());
        values.put("Octopus.RunbookRun.Comments", run.comments());
        values.put("Octopus.RunbookRun.Created", String.valueOf(run.created()));
        values.put("Octopus.RunbookRun.CreatedBy.Id", run.deployedById());
        values.put("Octopus.RunbookRun.CreatedBy.DisplayName", run.deployedBy());
        values.put("Octopus.Task.Id", run.taskId());
        values.put("Octopus.Task.Name", TASK);
        values.put("Octopus.Task.Argument[" + ARGUMENT + "]", run.id());
        return values;
    }
}
