package dev.slipway.api;

/** Which script a health check runs. */
public enum HealthCheckScriptType {
    INHERIT_FROM_DEFAULT,
    INLINE,
    ONLY_CONNECTIVITY
}
