package dev.slipway.server.deployment;

import dev.slipway.api.DeploymentProcess;
import dev.slipway.api.Project;
import dev.slipway.api.Release;
import dev.slipway.api.VariableSet;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.process.ProcessService;
import dev.slipway.server.snapshot.SnapshotIds;
import dev.slipway.server.variable.VariableSetIds;
import dev.slipway.server.variable.VariableSetService;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Whether a project has changed since a release of it was made (R7.2). */
final class ReleaseDrift {
    private final ProcessService processes;
    private final VariableSetService variables;

    ReleaseDrift(ProcessService processes, VariableSetService variables) {
        this.processes = processes;
        this.variables = variables;
    }

    boolean isProcessModified(Handle tx, Project project, Release release) {
        var space = new SpaceId(project.spaceId());
        Optional<Integer> live =
                processes.find(tx, space, project.deploymentProcessId()).map(DeploymentProcess::version);
        Optional<Integer> frozen = processes
                .find(tx, space, release.projectDeploymentProcessSnapshotId())
                .map(DeploymentProcess::version);
        return !live.equals(frozen);
    }

    boolean isVariableSetModified(Handle tx, Project project, Release release) {
        return isModified(tx, new SpaceId(project.spaceId()), release.projectVariableSetSnapshotId());
    }

    /** Also when the project includes other sets now. */
    boolean areLibrarySetsModified(Handle tx, Project project, Release release) {
        List<String> live = project.includedLibraryVariableSetIds().stream()
                .map(VariableSetIds::of)
                .toList();
        List<String> frozen = release.libraryVariableSetSnapshotIds();
        return !live.equals(frozen.stream().map(SnapshotIds::source).toList())
                || frozen.stream().anyMatch(id -> isModified(tx, new SpaceId(project.spaceId()), id));
    }

    private boolean isModified(Handle tx, SpaceId space, String snapshotId) {
        return !version(tx, space, SnapshotIds.source(snapshotId)).equals(version(tx, space, snapshotId));
    }

    private Optional<Integer> version(Handle tx, SpaceId space, String id) {
        return variables.find(tx, space, id).map(VariableSet::version);
    }
}
