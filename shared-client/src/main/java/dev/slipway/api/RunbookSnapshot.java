package dev.slipway.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A runbook's process, variables and packages at one moment (R9.3). */
@WireRecord
public record RunbookSnapshot(
        String id,
        String spaceId,
        String projectId,
        String runbookId,
        String name,
        String notes,
        @Nullable Instant assembled,
        String frozenRunbookProcessId,
        String frozenProjectVariableSetId,
        String projectVariableSetSnapshotId,
        List<String> libraryVariableSetSnapshotIds,
        List<SelectedPackage> selectedPackages,
        List<SelectedGitResource> selectedGitResources,
        Map<String, String> links)
        implements RunbookSnapshotBuilder.With {}
