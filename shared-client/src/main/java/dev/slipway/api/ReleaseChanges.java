package dev.slipway.api;

import java.util.List;

/** What one release brings to an environment (R9.31, R9.32). */
@WireRecord
public record ReleaseChanges(
        String version,
        String releaseNotes,
        List<WorkItem> workItems,
        List<Commit> commits,
        List<PackageBuildInformation> buildInformation)
        implements ReleaseChangesBuilder.With {}
