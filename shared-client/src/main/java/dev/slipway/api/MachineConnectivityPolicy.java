package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

/** Whether machines may be offline. */
@WireRecord
public record MachineConnectivityPolicy(MachineConnectivityBehavior machineConnectivityBehavior)
        implements MachineConnectivityPolicyBuilder.With {
    public static final MachineConnectivityPolicy DEFAULT =
            new MachineConnectivityPolicy(MachineConnectivityBehavior.EXPECTED_TO_BE_ONLINE);

    public MachineConnectivityPolicy {
        machineConnectivityBehavior =
                requireNonNullElse(machineConnectivityBehavior, MachineConnectivityBehavior.EXPECTED_TO_BE_ONLINE);
    }
}
