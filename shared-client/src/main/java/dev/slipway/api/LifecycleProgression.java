package dev.slipway.api;

import java.util.List;
import java.util.Map;

/** How far a release has come in its lifecycle (R4.10). */
@WireRecord
public record LifecycleProgression(
        List<PhaseProgression> phases,
        List<String> nextDeployments,
        int nextDeploymentsMinimumRequired,
        Map<String, String> links)
        implements LifecycleProgressionBuilder.With {}
