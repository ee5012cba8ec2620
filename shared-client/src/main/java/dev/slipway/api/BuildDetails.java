package dev.slipway.api;

import java.util.List;

/** What a CI server knows about a build. */
@WireRecord
public record BuildDetails(
        String buildEnvironment,
        String buildNumber,
        String buildUrl,
        String branch,
        String vcsType,
        String vcsRoot,
        String vcsCommitNumber,
        List<Commit> commits)
        implements BuildDetailsBuilder.With {}
