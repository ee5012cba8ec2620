package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.Map;

/**
 * A step of a process: one action, or several that run one after the other on each target (R5.1, R5.11). The target
 * tags and the window are properties (R5.4).
 */
@WireRecord
public record Step(
        String id,
        String name,
        String slug,
        StepCondition condition,
        StartTrigger startTrigger,
        List<Action> actions,
        PackageRequirement packageRequirement,
        Map<String, PropertyValue> properties)
        implements StepBuilder.With {
    public Step {
        condition = requireNonNullElse(condition, StepCondition.SUCCESS);
        startTrigger = requireNonNullElse(startTrigger, StartTrigger.START_AFTER_PREVIOUS);
        packageRequirement = requireNonNullElse(packageRequirement, PackageRequirement.LET_OCTOPUS_DECIDE);
    }
}
