package dev.slipway.api;

import java.util.List;
import java.util.Map;

/** What a person has to choose for a new runbook snapshot, and the name it would get. */
@WireRecord
public record RunbookSnapshotTemplate(
        String nextNameIncrement,
        List<ReleaseTemplatePackage> packages,
        List<ReleaseTemplateGitResource> gitResources,
        String runbookId,
        String runbookProcessId,
        Map<String, String> links)
        implements RunbookSnapshotTemplateBuilder.With {}
