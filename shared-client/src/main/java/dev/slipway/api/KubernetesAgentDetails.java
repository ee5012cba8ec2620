package dev.slipway.api;

/** The agent inside a cluster. */
@WireRecord
public record KubernetesAgentDetails(
        String agentVersion,
        String tentacleVersion,
        String upgradeStatus,
        String helmReleaseName,
        String kubernetesNamespace)
        implements KubernetesAgentDetailsBuilder.With {}
