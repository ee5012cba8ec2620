package dev.slipway.server.deployment.plan;

/** A target of a step, as it was named when the plan was made. */
public record PlannedTarget(String id, String name) {}
