package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A process for operations, run without releases and promotion (R9.1). */
@WireRecord
public record Runbook(
        String id,
        String spaceId,
        String projectId,
        String name,
        String slug,
        String description,
        String runbookProcessId,
        @Nullable String publishedRunbookSnapshotId,
        TenantedDeploymentMode multiTenancyMode,
        RunbookEnvironmentScope environmentScope,
        List<String> environments,
        GuidedFailureMode defaultGuidedFailureMode,
        ConnectivityPolicy connectivityPolicy,
        RetentionPeriod runRetentionPolicy,
        boolean forcePackageDownload,
        List<String> runbookTags,
        Map<String, String> links)
        implements RunbookBuilder.With {
    public Runbook {
        multiTenancyMode = requireNonNullElse(multiTenancyMode, TenantedDeploymentMode.UNTENANTED);
        environmentScope = requireNonNullElse(environmentScope, RunbookEnvironmentScope.ALL);
        defaultGuidedFailureMode = requireNonNullElse(defaultGuidedFailureMode, GuidedFailureMode.ENVIRONMENT_DEFAULT);
        connectivityPolicy = requireNonNullElse(connectivityPolicy, ConnectivityPolicy.DEFAULT);
        runRetentionPolicy = requireNonNullElse(runRetentionPolicy, RetentionPeriod.items(100));
    }
}
