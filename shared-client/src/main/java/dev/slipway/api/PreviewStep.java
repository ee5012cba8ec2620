package dev.slipway.api;

import java.util.List;

/**
 * An action of a preview; {@code actionNumber} as logged, {@code 2.1} for the first child of the second step (R5.3).
 */
@WireRecord
public record PreviewStep(
        String actionId,
        String actionName,
        String actionNumber,
        List<String> roles,
        boolean canBeSkipped,
        boolean isDisabled,
        boolean hasNoApplicableMachines,
        List<String> machineNames,
        List<PreviewMachine> machines,
        List<NamedReference> unavailableMachines,
        List<NamedReference> excludedMachines)
        implements PreviewStepBuilder.With {}
