package dev.slipway.server.deployment;

import dev.slipway.api.DeploymentProcess;
import dev.slipway.api.Machine;
import dev.slipway.api.NamedReference;
import dev.slipway.api.PreviewMachine;
import dev.slipway.api.PreviewStep;
import dev.slipway.api.PreviewStepBuilder;
import dev.slipway.api.Step;
import dev.slipway.server.deployment.plan.Circumstances;
import dev.slipway.server.deployment.plan.PlanDeployment;
import dev.slipway.server.deployment.plan.PlannedAction;
import dev.slipway.server.deployment.plan.PlannedStep;
import dev.slipway.server.deployment.plan.TargetChoice;
import java.util.ArrayList;
import java.util.List;

/** The steps that would be carried out somewhere, for people to see beforehand (R7.20). */
public final class PreviewedSteps {
    private PreviewedSteps() {}

    /** @param includesDisabled whether actions that are disabled are shown, as such */
    public static List<PreviewStep> of(
            DeploymentProcess process, Circumstances circumstances, boolean includesDisabled) {
        List<Step> steps = includesDisabled ? enabled(process.steps()) : process.steps();
        var previewed = new ArrayList<PreviewStep>();
        for (PlannedStep step : PlanDeployment.of(steps, circumstances).steps()) {
            TargetChoice choice = TargetChoice.of(step.roles(), circumstances);
            step.actions().stream()
                    .filter(action -> !action.isSkipped())
                    .forEach(action -> previewed.add(previewed(step, action, choice, isDisabled(process, action))));
        }
        return previewed;
    }

    private static List<Step> enabled(List<Step> steps) {
        return steps.stream()
                .map(step -> step.withActions(step.actions().stream()
                        .map(action -> action.withIsDisabled(false))
                        .toList()))
                .toList();
    }

    private static boolean isDisabled(DeploymentProcess process, PlannedAction planned) {
        return Planning.actionsOf(process).stream()
                .anyMatch(action -> action.isDisabled()
                        && action.id().equals(planned.action().id()));
    }

    private static PreviewStep previewed(
            PlannedStep step, PlannedAction action, TargetChoice choice, boolean isDisabled) {
        return PreviewStepBuilder.builder()
                .actionId(action.action().id())
                .actionName(action.action().name())
                .actionNumber(action.number())
                .roles(step.roles())
                .canBeSkipped(!action.action().isRequired())
                .isDisabled(isDisabled)
                .hasNoApplicableMachines(step.lacksTargets())
                .machineNames(choice.chosen().stream().map(Machine::name).toList())
                .machines(choice.chosen().stream()
                        .map(machine -> new PreviewMachine(
                                machine.id(), machine.name(), machine.hasLatestCalamari(), machine.healthStatus()))
                        .toList())
                .unavailableMachines(named(choice.unavailable()))
                .excludedMachines(named(choice.excluded()))
                .build();
    }

    private static List<NamedReference> named(List<Machine> machines) {
        return machines.stream()
                .map(machine -> new NamedReference(machine.id(), machine.name()))
                .toList();
    }
}
