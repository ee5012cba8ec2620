package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A release brought to an environment, for a tenant or none (R7.13). {@code formValues} are by variable id. When
 * sent, {@code useGuidedFailure} null means what the environment says. A rollback switches targets to what they have kept of the release,
 * where they have.
 */
@WireRecord
public record Deployment(
        String id,
        String spaceId,
        String releaseId,
        String projectId,
        String channelId,
        String environmentId,
        @Nullable String tenantId,
        String taskId,
        String deploymentProcessId,
        String manifestVariableSetId,
        String name,
        String comments,
        @Nullable Instant created,
        String deployedBy,
        String deployedById,
        @Nullable Instant queueTime,
        @Nullable Instant queueTimeExpiry,
        ExecutionPriority priority,
        @Nullable Boolean useGuidedFailure,
        boolean forcePackageDownload,
        boolean forcePackageRedeployment,
        boolean isRollback,
        List<String> skipActions,
        List<String> specificMachineIds,
        List<String> excludedMachineIds,
        List<String> deployedToMachineIds,
        Map<String, String> formValues,
        List<ReleaseChanges> changes,
        String changesMarkdown,
        boolean failureEncountered,
        @Nullable RetentionPeriod tentacleRetentionPeriod,
        Map<String, String> links)
        implements ExecutionResource, DeploymentBuilder.With {
    public Deployment {
        priority = requireNonNullElse(priority, ExecutionPriority.LIFECYCLE_DEFAULT);
    }
}
