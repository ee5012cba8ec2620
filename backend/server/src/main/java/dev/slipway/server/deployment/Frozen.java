package dev.slipway.server.deployment;

import dev.slipway.api.ConnectivityPolicy;
import dev.slipway.api.Project;
import dev.slipway.api.Release;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.variable.VariableSnapshots;
import org.jspecify.annotations.Nullable;

/**
 * The process and the variables that a release or a runbook snapshot has frozen.
 *
 * @param processOwner id of the project or the runbook
 * @param channelId null for a runbook
 * @param processId of the snapshot of the process
 * @param policy what is done about targets, as it is now
 */
public record Frozen(
        SpaceId space,
        String processOwner,
        @Nullable String channelId,
        String processId,
        VariableSnapshots variables,
        ConnectivityPolicy policy) {
    static Frozen of(Project project, Release release) {
        return new Frozen(
                new SpaceId(release.spaceId()),
                release.projectId(),
                release.channelId(),
                release.projectDeploymentProcessSnapshotId(),
                new VariableSnapshots(release.projectVariableSetSnapshotId(), release.libraryVariableSetSnapshotIds()),
                project.projectConnectivityPolicy());
    }
}
