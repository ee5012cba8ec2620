package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a release has come in one phase; an implicit phase has no id. */
@WireRecord
public record PhaseProgression(
        @Nullable String id,
        String name,
        boolean blocked,
        PhaseProgress progress,
        List<DeploymentAndTask> deployments,
        List<String> automaticDeploymentTargets,
        List<String> optionalDeploymentTargets,
        int minimumEnvironmentsBeforePromotion,
        boolean isOptionalPhase)
        implements PhaseProgressionBuilder.With {
    public PhaseProgression {
        progress = requireNonNullElse(progress, PhaseProgress.PENDING);
    }
}
