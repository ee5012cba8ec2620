package dev.slipway.server.deployment.plan;

import dev.slipway.api.StepCondition;
import java.util.List;

/**
 * One step.
 *
 * @param number as logged: 1, 2, 3 (R5.3)
 * @param conditionExpression judged when the step would start if the condition is {@code VARIABLE} (R5.6)
 * @param startsWithPrevious runs beside the step above it (R5.8)
 * @param roles the target tags of the step, empty when it needs no targets
 * @param targets where it runs, in the order of their names; each target goes through all actions in their order (R5.11).
 *     Empty when nothing of it is for a target
 * @param window at most so many targets at once (R5.9, R5.11)
 * @param skipReason why the step does not run at all, in a sentence for the log; empty when it does (R5.19)
 */
public record PlannedStep(
        String id,
        String number,
        String name,
        StepCondition condition,
        String conditionExpression,
        boolean startsWithPrevious,
        List<String> roles,
        List<PlannedTarget> targets,
        int window,
        List<PlannedAction> actions,
        String skipReason) {
    public boolean isSkipped() {
        return !skipReason.isEmpty();
    }

    /** Whether it would run if there were targets for it (R5.24). */
    public boolean lacksTargets() {
        return isSkipped() && actions.stream().anyMatch(action -> !action.isSkipped());
    }
}
