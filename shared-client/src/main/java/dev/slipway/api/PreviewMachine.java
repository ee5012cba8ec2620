package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

/** A target an action would run on. */
@WireRecord
public record PreviewMachine(String id, String name, boolean hasLatestCalamari, HealthStatus healthStatus)
        implements PreviewMachineBuilder.With {
    public PreviewMachine {
        healthStatus = requireNonNullElse(healthStatus, HealthStatus.UNKNOWN);
    }
}
