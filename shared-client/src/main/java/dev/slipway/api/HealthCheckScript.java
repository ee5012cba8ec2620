package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import org.jspecify.annotations.Nullable;

/** The health check script of one language. */
@WireRecord
public record HealthCheckScript(HealthCheckScriptType runType, @Nullable String scriptBody)
        implements HealthCheckScriptBuilder.With {
    public static final HealthCheckScript INHERITED =
            new HealthCheckScript(HealthCheckScriptType.INHERIT_FROM_DEFAULT, null);

    public HealthCheckScript {
        runType = requireNonNullElse(runType, HealthCheckScriptType.INHERIT_FROM_DEFAULT);
    }
}
