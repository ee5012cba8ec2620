package dev.slipway.api;

import java.util.List;

/** What the variables of a set can be scoped to. */
@WireRecord
public record ScopeValues(
        List<NamedReference> environments,
        List<NamedReference> machines,
        List<NamedReference> actions,
        List<NamedReference> roles,
        List<NamedReference> channels,
        List<NamedReference> tenantTags,
        List<ProcessReference> processes)
        implements ScopeValuesBuilder.With {
    public static final ScopeValues EMPTY =
            new ScopeValues(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
}
