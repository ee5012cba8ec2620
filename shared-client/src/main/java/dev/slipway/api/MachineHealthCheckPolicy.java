package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When machines are checked, by interval or by cron, or never when both are null, and how (R2.17). */
@WireRecord
public record MachineHealthCheckPolicy(
        HealthCheckType healthCheckType,
        @Nullable Duration healthCheckInterval,
        @Nullable String healthCheckCron,
        String healthCheckCronTimezone,
        HealthCheckScript bashHealthCheckPolicy,
        HealthCheckScript powerShellHealthCheckPolicy)
        implements MachineHealthCheckPolicyBuilder.With {
    public static final MachineHealthCheckPolicy DEFAULT = new MachineHealthCheckPolicy(
            HealthCheckType.RUN_SCRIPT,
            Duration.ofDays(1),
            null,
            "UTC",
            HealthCheckScript.INHERITED,
            HealthCheckScript.INHERITED);

    public MachineHealthCheckPolicy {
        healthCheckType = requireNonNullElse(healthCheckType, HealthCheckType.RUN_SCRIPT);
        healthCheckCronTimezone = Defaults.text(healthCheckCronTimezone, "UTC");
        bashHealthCheckPolicy = requireNonNullElse(bashHealthCheckPolicy, HealthCheckScript.INHERITED);
        powerShellHealthCheckPolicy = requireNonNullElse(powerShellHealthCheckPolicy, HealthCheckScript.INHERITED);
    }
}
