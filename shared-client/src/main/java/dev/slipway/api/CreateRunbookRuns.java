package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import dev.slipway.json.OmitWhenNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The command that runs a runbook, once for each environment and tenant (R0.10); without {@code snapshot} the
 * published one.
 *
 * <p>Otherwise as {@link CreateUntenantedDeployments}.
 */
@WireRecord
public record CreateRunbookRuns(
        @OmitWhenNull @Nullable String spaceId,
        @OmitWhenNull @Nullable String spaceIdOrName,
        String projectName,
        String runbookName,
        List<String> environmentNames,
        List<String> tenants,
        List<String> tenantTags,
        @Nullable String snapshot,
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
        implements ExecutionCommand, CreateRunbookRunsBuilder.With {
    public CreateRunbookRuns {
        priority = requireNonNullElse(priority, ExecutionPriority.LIFECYCLE_DEFAULT);
    }
}
