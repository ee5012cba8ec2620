package dev.slipway.api;

/** A deployment with its task. */
@WireRecord
public record DeploymentAndTask(ServerTask task, Deployment deployment) implements DeploymentAndTaskBuilder.With {}
