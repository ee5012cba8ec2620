package dev.slipway.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a lifecycle (R4.4 to R4.8). {@code minimumEnvironmentsBeforePromotion} 0 means all; a phase sent
 * without an id is new.
 */
@WireRecord
public record Phase(
        String id,
        String name,
        List<String> optionalDeploymentTargets,
        List<String> automaticDeploymentTargets,
        int minimumEnvironmentsBeforePromotion,
        boolean isOptionalPhase,
        boolean isPriorityPhase,
        @Nullable RetentionPeriod releaseRetentionPolicy,
        @Nullable RetentionPeriod tentacleRetentionPolicy)
        implements PhaseBuilder.With {}
