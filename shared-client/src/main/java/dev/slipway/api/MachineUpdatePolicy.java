package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import org.jspecify.annotations.Nullable;

/** What is brought up to date on machines, and when. */
@WireRecord
public record MachineUpdatePolicy(
        CalamariUpdateBehavior calamariUpdateBehavior,
        AgentUpdateBehavior tentacleUpdateBehavior,
        @Nullable String tentacleUpdateAccountId,
        AgentUpdateBehavior kubernetesAgentUpdateBehavior)
        implements MachineUpdatePolicyBuilder.With {
    public static final MachineUpdatePolicy DEFAULT = new MachineUpdatePolicy(
            CalamariUpdateBehavior.UPDATE_ON_DEPLOYMENT,
            AgentUpdateBehavior.NEVER_UPDATE,
            null,
            AgentUpdateBehavior.UPDATE);

    public MachineUpdatePolicy {
        calamariUpdateBehavior =
                requireNonNullElse(calamariUpdateBehavior, CalamariUpdateBehavior.UPDATE_ON_DEPLOYMENT);
        tentacleUpdateBehavior = requireNonNullElse(tentacleUpdateBehavior, AgentUpdateBehavior.NEVER_UPDATE);
        kubernetesAgentUpdateBehavior = requireNonNullElse(kubernetesAgentUpdateBehavior, AgentUpdateBehavior.UPDATE);
    }
}
