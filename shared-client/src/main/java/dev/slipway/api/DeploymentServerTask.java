package dev.slipway.api;

/** A deployment and the task that carries it out. */
@WireRecord
public record DeploymentServerTask(String deploymentId, String serverTaskId)
        implements DeploymentServerTaskBuilder.With {}
