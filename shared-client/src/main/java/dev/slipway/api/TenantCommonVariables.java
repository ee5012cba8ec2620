package dev.slipway.api;

import java.util.List;
import java.util.Map;

/** A tenant's values of library templates, one by one. */
@WireRecord
public record TenantCommonVariables(
        String tenantId,
        List<TenantCommonVariable> variables,
        List<TenantCommonVariable> missingVariables,
        Map<String, String> links)
        implements TenantCommonVariablesBuilder.With {}
