package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.Map;

/**
 * The variables of a project or library set (R6.1), with the names of all they can be scoped to.
 *
 * <p>{@code version} must be the stored one when the set is saved.
 */
@WireRecord
public record VariableSet(
        String id,
        String ownerId,
        String spaceId,
        int version,
        List<Variable> variables,
        ScopeValues scopeValues,
        Map<String, String> links)
        implements VariableSetBuilder.With {
    public VariableSet {
        scopeValues = requireNonNullElse(scopeValues, ScopeValues.EMPTY);
    }
}
