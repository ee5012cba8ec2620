package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A runbook snapshot run in an environment, for a tenant or none (R9.4). */
@WireRecord
public record RunbookRun(
        String id,
        String spaceId,
        String projectId,
        String runbookId,
        String runbookSnapshotId,
        String frozenRunbookProcessId,
        String environmentId,
        @Nullable String tenantId,
        String taskId,
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
        List<String> skipActions,
        List<String> specificMachineIds,
        List<String> excludedMachineIds,
        List<String> deployedToMachineIds,
        Map<String, String> formValues,
        boolean failureEncountered,
        Map<String, String> links)
        implements ExecutionResource, RunbookRunBuilder.With {
    public RunbookRun {
        priority = requireNonNullElse(priority, ExecutionPriority.LIFECYCLE_DEFAULT);
    }
}
