package dev.slipway.api;

import java.util.List;
import java.util.Map;

/** The values that a tenant lacks. */
@WireRecord
public record TenantMissingVariables(String tenantId, List<MissingVariable> missingVariables, Map<String, String> links)
        implements TenantMissingVariablesBuilder.With {}
