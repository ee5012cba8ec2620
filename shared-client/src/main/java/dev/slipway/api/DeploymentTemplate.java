package dev.slipway.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a release can go next, and whether its snapshots are older than the project (R7.12). */
@WireRecord
public record DeploymentTemplate(
        List<NamedResource> promoteTo,
        List<TenantPromotion> tenantPromotions,
        boolean isDeploymentProcessModified,
        boolean isVariableSetModified,
        boolean isLibraryVariableSetModified,
        @Nullable String deploymentNotes,
        Map<String, String> links)
        implements DeploymentTemplateBuilder.With {}
