package dev.slipway.api;

import java.util.List;
import java.util.Map;

/** A tenant's values of project templates, one by one. */
@WireRecord
public record TenantProjectVariables(
        String tenantId,
        List<TenantProjectVariable> variables,
        List<TenantProjectVariable> missingVariables,
        Map<String, String> links)
        implements TenantProjectVariablesBuilder.With {}
