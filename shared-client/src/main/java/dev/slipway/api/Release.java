package dev.slipway.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A snapshot of process, variables and package versions under a number (R7.1). */
@WireRecord
public record Release(
        String id,
        String spaceId,
        String projectId,
        String channelId,
        String version,
        String releaseNotes,
        boolean ignoreChannelRules,
        @Nullable Instant assembled,
        String projectDeploymentProcessSnapshotId,
        String projectVariableSetSnapshotId,
        List<String> libraryVariableSetSnapshotIds,
        List<SelectedPackage> selectedPackages,
        List<SelectedGitResource> selectedGitResources,
        List<PackageBuildInformation> buildInformation,
        Map<String, String> customFields,
        @Nullable GitReference versionControlReference,
        Map<String, String> links)
        implements ReleaseBuilder.With {}
