package dev.slipway.api;

/** How much of a machine a health check looks at. */
public enum HealthCheckType {
    RUN_SCRIPT,
    ONLY_CONNECTIVITY
}
