package dev.slipway.api;

/** Whether something is for deployments with a tenant, without one, or both (R9.8, R9.15). */
public enum TenantedDeploymentMode {
    UNTENANTED,
    TENANTED_OR_UNTENANTED,
    TENANTED
}
