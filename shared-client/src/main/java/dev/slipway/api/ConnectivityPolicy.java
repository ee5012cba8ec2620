package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import java.util.List;

/** What a deployment does about unreachable, unhealthy or missing targets (R4.29 to R4.32). */
@WireRecord
public record ConnectivityPolicy(
        SkipMachineBehavior skipMachineBehavior,
        List<String> targetRoles,
        boolean allowDeploymentsToNoTargets,
        boolean excludeUnhealthyTargets)
        implements ConnectivityPolicyBuilder.With {
    public static final ConnectivityPolicy DEFAULT =
            new ConnectivityPolicy(SkipMachineBehavior.NONE, List.of(), false, false);

    public ConnectivityPolicy {
        skipMachineBehavior = requireNonNullElse(skipMachineBehavior, SkipMachineBehavior.NONE);
    }
}
