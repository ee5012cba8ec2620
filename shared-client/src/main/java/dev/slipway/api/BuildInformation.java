package dev.slipway.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a CI server told about the build that made a package version, with the links the server derived (R9.20,
 * R9.21).
 */
@WireRecord
public record BuildInformation(
        String id,
        String packageId,
        String version,
        String buildEnvironment,
        String buildNumber,
        String buildUrl,
        String branch,
        String vcsType,
        String vcsRoot,
        String vcsCommitNumber,
        @Nullable String vcsCommitUrl,
        @Nullable String issueTrackerName,
        @Nullable String issueTrackerId,
        List<Commit> commits,
        List<WorkItem> workItems,
        @Nullable String incompleteDataWarning,
        @Nullable Instant created,
        Map<String, String> links)
        implements BuildInformationBuilder.With {}
