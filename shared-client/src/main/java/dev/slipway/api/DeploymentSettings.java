package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of a project that says how it is released and deployed (R4.29). */
@WireRecord
public record DeploymentSettings(
        String id,
        String spaceId,
        String projectId,
        ConnectivityPolicy connectivityPolicy,
        GuidedFailureMode defaultGuidedFailureMode,
        @Nullable VersioningStrategy versioningStrategy,
        @Nullable String releaseNotesTemplate,
        @Nullable String deploymentChangesTemplate,
        boolean defaultToSkipIfAlreadyInstalled,
        boolean forcePackageDownload,
        Map<String, String> links)
        implements DeploymentSettingsBuilder.With {
    public DeploymentSettings {
        connectivityPolicy = requireNonNullElse(connectivityPolicy, ConnectivityPolicy.DEFAULT);
        defaultGuidedFailureMode = requireNonNullElse(defaultGuidedFailureMode, GuidedFailureMode.ENVIRONMENT_DEFAULT);
    }
}
