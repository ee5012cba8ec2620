package dev.slipway.server.deployment.plan;

import java.util.List;

/**
 * What a deployment or a runbook run will do: its steps in order. It is stored with the task, so that a task which goes on
 * after a restart follows the plan it began with.
 *
 * @param stepsAtOnce at most so many steps of a group run side by side (R5.9)
 * @param maxTargets at most so many targets are worked on at once, whatever the windows of the steps; 0 for any number
 */
public record Plan(List<PlannedStep> steps, int stepsAtOnce, int maxTargets) {
    /** A plan from before there was a choice has no number of steps. */
    public Plan {
        stepsAtOnce = stepsAtOnce == 0 ? StepShape.DEFAULT_WINDOW : stepsAtOnce;
    }

    /** Whether steps need targets, and none of them has any (R4.32). */
    public boolean lacksTargets() {
        return steps.stream().anyMatch(PlannedStep::lacksTargets)
                && steps.stream().allMatch(step -> step.targets().isEmpty());
    }

    /** Every target that something runs on or for, once each. */
    public List<PlannedTarget> targets() {
        return steps.stream()
                .flatMap(step -> step.targets().stream())
                .distinct()
                .toList();
    }
}
