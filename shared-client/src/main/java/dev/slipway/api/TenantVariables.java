package dev.slipway.api;

import java.util.Map;

/**
 * All values of a tenant: those of project templates by project id, those of library sets by set id (R6.19).
 */
@WireRecord
public record TenantVariables(
        String tenantId,
        String tenantName,
        String spaceId,
        Map<String, TenantProjectTemplates> projectVariables,
        Map<String, TenantLibraryTemplates> libraryVariables,
        Map<String, String> links)
        implements TenantVariablesBuilder.With {}
