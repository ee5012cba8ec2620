package dev.slipway.server.deployment.plan;

import java.util.List;

/**
 * What a deployment or a runbook run will do: its steps in order. It is stored with the task, so that a task which goes on
 * after a restart follows the plan it began with.
 */
public record Plan(List<PlannedStep> steps) {}
