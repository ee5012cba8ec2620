package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;

/** After how long without contact a machine is deleted, if at all. */
@WireRecord
public record MachineCleanupPolicy(
        DeleteMachinesBehavior deleteMachinesBehavior, Duration deleteMachinesElapsedTimeSpan)
        implements MachineCleanupPolicyBuilder.With {
    public static final MachineCleanupPolicy DEFAULT =
            new MachineCleanupPolicy(DeleteMachinesBehavior.DO_NOT_DELETE, Duration.ZERO);

    public MachineCleanupPolicy {
        deleteMachinesBehavior = requireNonNullElse(deleteMachinesBehavior, DeleteMachinesBehavior.DO_NOT_DELETE);
        deleteMachinesElapsedTimeSpan = requireNonNullElse(deleteMachinesElapsedTimeSpan, Duration.ZERO);
    }
}
