package dev.slipway.server.deployment.plan;

import dev.slipway.api.Action;
import dev.slipway.api.Machine;
import dev.slipway.api.StartTrigger;
import dev.slipway.api.Step;
import dev.slipway.server.limit.TagFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Makes the plan of a deployment or a runbook run: a pure function, so that a preview tells what will happen. */
public final class PlanDeployment {
    private static final String CONDITION = "Octopus.Step.ConditionVariableExpression";

    private final Circumstances circumstances;

    private PlanDeployment(Circumstances circumstances) {
        this.circumstances = circumstances;
    }

    /** @param steps of a process or a snapshot of one; disabled actions are not in the plan (R5.14) */
    public static Plan of(List<Step> steps, Circumstances circumstances) {
        var planning = new PlanDeployment(circumstances);
        var planned = new ArrayList<PlannedStep>();
        boolean isGroupOpen = false;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            boolean joins = step.startTrigger() == StartTrigger.START_WITH_PREVIOUS;
            isGroupOpen = isGroupOpen && joins;
            StepShape shape = StepShape.of(step, circumstances.evaluate());
            if (!shape.actions().isEmpty()) {
                // the first of a group that is not disabled heads it, and still waits for the group before
                planned.add(planning.step(step, shape, String.valueOf(i + 1), isGroupOpen));
                isGroupOpen = true;
            }
        }
        return new Plan(
                List.copyOf(planned), StepShape.parallelism(circumstances.evaluate()), circumstances.maxTargets());
    }

    private PlannedStep step(Step step, StepShape shape, String number, boolean startsWithPrevious) {
        List<PlannedAction> actions = shape.actions().stream()
                .map(action -> action(step, shape, action, number))
                .toList();
        boolean isForTargets = shape.isForTargets(circumstances.evaluate());
        boolean isSkipped = actions.stream().allMatch(PlannedAction::isSkipped);
        List<Machine> targets = isForTargets && !isSkipped
                ? TargetChoice.of(shape.roles(), circumstances).chosen()
                : List.of();
        String skipReason = isSkipped
                ? actions.get(0).skipReason()
                : isForTargets && targets.isEmpty() ? noTargets(shape.roles()) : "";
        return new PlannedStep(
                step.id(),
                number,
                step.name(),
                step.condition(),
                StepShape.property(step.properties(), CONDITION),
                startsWithPrevious,
                isForTargets ? shape.roles() : List.of(),
                targets.stream()
                        .map(machine -> new PlannedTarget(machine.id(), machine.name()))
                        .toList(),
                limited(shape.window()),
                actions,
                skipReason);
    }

    private int limited(int window) {
        return circumstances.maxTargets() == 0 ? window : Math.min(window, circumstances.maxTargets());
    }

    private PlannedAction action(Step step, StepShape shape, Action action, String stepNumber) {
        int position = IntStream.range(0, step.actions().size())
                .filter(i -> step.actions().get(i).id().equals(action.id()))
                .findFirst()
                .orElseThrow();
        String number = step.actions().size() == 1 ? stepNumber : stepNumber + "." + (position + 1);
        return new PlannedAction(
                number, action, shape.locationOf(action, circumstances.evaluate()), reasonToSkip(action));
    }

    /** Empty when the action runs (R5.15, R5.16, R7.19). */
    private String reasonToSkip(Action action) {
        String environment = circumstances.environmentId();
        if (circumstances.skippedActions().contains(action.id())) {
            return "it was left out by whoever started this.";
        }
        if (!action.environments().isEmpty() && !action.environments().contains(environment)) {
            return "it is not for this environment.";
        }
        if (action.excludedEnvironments().contains(environment)) {
            return "this environment is excluded from it.";
        }
        String channel = circumstances.channelId();
        if (channel != null
                && !action.channels().isEmpty()
                && !action.channels().contains(channel)) {
            return "it is not for the channel of this release.";
        }
        boolean fitsTenant = action.tenantTags().isEmpty()
                || circumstances
                        .tenant()
                        .filter(tenant -> TagFilter.isMet(action.tenantTags(), tenant.tags()))
                        .isPresent();
        return fitsTenant ? "" : "it is only for tenants with the tags " + String.join(", ", action.tenantTags()) + ".";
    }

    private static String noTargets(List<String> roles) {
        return roles.isEmpty()
                ? "it runs on deployment targets, and names no target tags."
                : "there are no deployment targets for it with the tag " + String.join(" or ", roles) + ".";
    }
}
