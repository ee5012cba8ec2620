package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A cell of the dashboard: the newest deployment of a project to an environment (R9.48). */
@WireRecord
public record DashboardItem(
        String id,
        String projectId,
        String environmentId,
        String releaseId,
        String deploymentId,
        String taskId,
        @Nullable String tenantId,
        String channelId,
        String releaseVersion,
        @Nullable Instant created,
        @Nullable Instant queueTime,
        @Nullable Instant startTime,
        @Nullable Instant completedTime,
        TaskState state,
        boolean hasPendingInterruptions,
        boolean hasWarningsOrErrors,
        @Nullable String errorMessage,
        String duration,
        boolean isCurrent,
        boolean isPrevious,
        boolean isCompleted,
        Map<String, String> links)
        implements DashboardItemBuilder.With {
    public DashboardItem {
        state = requireNonNullElse(state, TaskState.QUEUED);
    }
}
