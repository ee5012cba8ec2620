package dev.slipway.server.runbook;

import static dev.slipway.server.access.Permission.RUNBOOK_EDIT;
import static dev.slipway.server.access.Permission.RUNBOOK_RUN_CREATE;

import dev.slipway.api.Environment;
import dev.slipway.api.Project;
import dev.slipway.api.Runbook;
import dev.slipway.api.RunbookRun;
import dev.slipway.api.RunbookSnapshot;
import dev.slipway.api.Tenant;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.deployment.Frozen;
import dev.slipway.server.deployment.SystemVariables;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Forbidden;
import dev.slipway.server.variable.VariableSnapshots;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A runbook with the snapshot of it that is run. */
record FrozenRunbook(Project project, Runbook runbook, RunbookSnapshot snapshot) {
    /** Of the runs and of the tasks that carry them out. */
    static final String TASK = "RunbookRun";

    static final String ARGUMENT = "RunbookRunId";

    SpaceId space() {
        return new SpaceId(runbook.spaceId());
    }

    /**
     * Whoever may run runbooks may run what is published; anything else takes the right to edit the runbook (R1.21).
     *
     * @throws Forbidden naming the permission that is missing
     */
    void requireRun(Actor actor, Environment environment, Optional<Tenant> tenant) {
        Scope scope = Scope.of(space())
                .project(project.id())
                .environment(environment.id())
                .tenant(tenant.map(Tenant::id).orElse(null));
        actor.require(RUNBOOK_RUN_CREATE, scope);
        boolean isPublished = snapshot.id().equals(runbook.publishedRunbookSnapshotId());
        if (!isPublished) {
            actor.require(RUNBOOK_EDIT, scope);
        }
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
