package dev.slipway.api;

import dev.slipway.json.OmitWhenNull;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a project, or of a runbook, which alone has {@code runbookId} (R5.1).
 *
 * <p>{@code version} must be the stored one when the process is saved, and comes back raised by one.
 */
@WireRecord
public record DeploymentProcess(
        String id,
        String spaceId,
        String projectId,
        @OmitWhenNull @Nullable String runbookId,
        int version,
        @Nullable String lastSnapshotId,
        List<Step> steps,
        Map<String, String> links)
        implements DeploymentProcessBuilder.With {}
