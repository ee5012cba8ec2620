package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that is deployed (R4.1). {@code versioningStrategy} null says to official clients that the project is in
 * Git.
 */
@WireRecord
public record Project(
        String id,
        String spaceId,
        String name,
        String slug,
        String description,
        boolean isDisabled,
        String projectGroupId,
        String lifecycleId,
        String variableSetId,
        String deploymentProcessId,
        @Nullable String clonedFromProjectId,
        List<String> includedLibraryVariableSetIds,
        TenantedDeploymentMode tenantedDeploymentMode,
        boolean discreteChannelRelease,
        boolean defaultToSkipIfAlreadyInstalled,
        GuidedFailureMode defaultGuidedFailureMode,
        @Nullable VersioningStrategy versioningStrategy,
        boolean autoCreateRelease,
        @Nullable ReleaseCreationStrategy releaseCreationStrategy,
        List<TemplateParameter> templates,
        ConnectivityPolicy projectConnectivityPolicy,
        List<AutoDeployReleaseOverride> autoDeployReleaseOverrides,
        @Nullable String releaseNotesTemplate,
        @Nullable String deploymentChangesTemplate,
        boolean forcePackageDownload,
        List<Object> extensionSettings,
        @Nullable Boolean allowIgnoreChannelRules,
        List<String> projectTags,
        boolean isVersionControlled,
        PersistenceSettings persistenceSettings,
        @Nullable String provisioningRunbookId,
        @Nullable String deprovisioningRunbookId,
        Map<String, String> links)
        implements ProjectBuilder.With {
    public Project {
        tenantedDeploymentMode = requireNonNullElse(tenantedDeploymentMode, TenantedDeploymentMode.UNTENANTED);
        defaultGuidedFailureMode = requireNonNullElse(defaultGuidedFailureMode, GuidedFailureMode.ENVIRONMENT_DEFAULT);
        projectConnectivityPolicy = requireNonNullElse(projectConnectivityPolicy, ConnectivityPolicy.DEFAULT);
        persistenceSettings = requireNonNullElse(persistenceSettings, PersistenceSettings.DATABASE);
    }
}
