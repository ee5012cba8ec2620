package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import dev.slipway.json.OmitWhenNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The command that runs a runbook of a project in Git, from a reference in place of a snapshot; packages as in
 * {@link CreateRelease}.
 */
@WireRecord
public record CreateGitRunbookRuns(
        @OmitWhenNull @Nullable String spaceId,
        @OmitWhenNull @Nullable String spaceIdOrName,
        String projectName,
        String runbookName,
        String gitRef,
        List<String> environmentNames,
        List<String> tenants,
        List<String> tenantTags,
        @Nullable String packageVersion,
        List<String> packages,
        List<String> gitResources,
        @Nullable String notes,
        boolean forcePackageDownload,
        boolean forcePackageRedeployment,
        boolean updateVariableSnapshot,
        List<String> specificMachineNames,
        List<String> excludedMachineNames,
        List<String> skipStepNames,
        @Nullable Boolean useGuidedFailure,
        ExecutionPriority priority,
        @Nullable Instant runAt,
        @Nullable Instant noRunAfter,
        Map<String, String> variables,
        List<String> deploymentFreezeNames,
        @Nullable String deploymentFreezeOverrideReason)
        implements CreateGitRunbookRunsBuilder.With {
    public CreateGitRunbookRuns {
        priority = requireNonNullElse(priority, ExecutionPriority.LIFECYCLE_DEFAULT);
    }
}
