package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import dev.slipway.json.OmitWhenNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The command that deploys a release to environments, one deployment each (R0.10).
 *
 * <p>Names, slugs and ids will do everywhere. {@code useGuidedFailure} null means what the environment says; {@code
 * variables} are prompted ones by name or label.
 */
@WireRecord
public record CreateUntenantedDeployments(
        @OmitWhenNull @Nullable String spaceId,
        @OmitWhenNull @Nullable String spaceIdOrName,
        String projectName,
        String releaseVersion,
        List<String> environmentNames,
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
        implements ExecutionCommand, CreateUntenantedDeploymentsBuilder.With {
    public CreateUntenantedDeployments {
        priority = requireNonNullElse(priority, ExecutionPriority.LIFECYCLE_DEFAULT);
    }
}
