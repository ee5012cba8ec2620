package dev.slipway.api;

import java.util.List;

/** The environments a tenant's value is for. */
@WireRecord
public record TenantScope(List<String> environmentIds) implements TenantScopeBuilder.With {
    public static final TenantScope EMPTY = new TenantScope(List.of());
}
