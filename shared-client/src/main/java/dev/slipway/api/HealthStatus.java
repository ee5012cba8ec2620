package dev.slipway.api;

/** What the last health check found (R2.13). */
public enum HealthStatus {
    HEALTHY,
    HAS_WARNINGS,
    UNHEALTHY,
    UNAVAILABLE,
    UNKNOWN
}
