package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import dev.slipway.json.OmitWhenNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The command that deploys a release to one environment for tenants, one deployment each (R0.10, R9.12).
 *
 * <p>At least one tenant or tag is required; otherwise as {@link CreateUntenantedDeployments}.
 */
@WireRecord
public record CreateTenantedDeployments(
        @OmitWhenNull @Nullable String spaceId,
        @OmitWhenNull @Nullable String spaceIdOrName,
        String projectName,
        String releaseVersion,
        String environmentName,
        List<String> tenants,
        List<String> tenantTags,
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
        implements ExecutionCommand, CreateTenantedDeploymentsBuilder.With {
    public CreateTenantedDeployments {
        priority = requireNonNullElse(priority, ExecutionPriority.LIFECYCLE_DEFAULT);
    }
}
