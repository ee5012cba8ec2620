package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a step does (R5.1). Unknown action types and properties are kept as they are. */
@WireRecord
public record Action(
        String id,
        String name,
        String slug,
        String actionType,
        @Nullable String notes,
        boolean isDisabled,
        boolean isRequired,
        boolean canBeUsedForProjectVersioning,
        ActionCondition condition,
        @Nullable String workerPoolId,
        String workerPoolVariable,
        ActionContainer container,
        List<String> environments,
        List<String> excludedEnvironments,
        List<String> channels,
        List<String> tenantTags,
        List<PackageReference> packages,
        List<GitDependency> gitDependencies,
        @Nullable String stepPackageVersion,
        Map<String, PropertyValue> properties,
        Map<String, String> links)
        implements ActionBuilder.With {
    public Action {
        condition = requireNonNullElse(condition, ActionCondition.SUCCESS);
        container = requireNonNullElse(container, ActionContainer.NONE);
    }
}
