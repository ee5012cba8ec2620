package dev.slipway.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Build information as it was when a release took it in (R9.23). */
@WireRecord
public record PackageBuildInformation(
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
        List<Commit> commits,
        List<WorkItem> workItems)
        implements PackageBuildInformationBuilder.With {}
