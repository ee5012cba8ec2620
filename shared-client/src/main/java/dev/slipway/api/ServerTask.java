package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Work of the server: a deployment, a runbook run, a health check (R7.25).
 *
 * <p>{@code isCompleted} and {@code finishedSuccessfully} must always be there: clients take a missing one for
 * success. {@code completed} and {@code duration} are texts for people.
 */
@WireRecord
public record ServerTask(
        String id,
        @Nullable String spaceId,
        @Nullable String projectId,
        String name,
        String description,
        Map<String, Object> arguments,
        TaskState state,
        String completed,
        @Nullable Instant queueTime,
        @Nullable Instant queueTimeExpiry,
        @Nullable Instant startTime,
        @Nullable Instant lastUpdatedTime,
        @Nullable Instant completedTime,
        @Nullable String serverNode,
        String duration,
        String errorMessage,
        boolean hasBeenPickedUpByProcessor,
        boolean isCompleted,
        boolean finishedSuccessfully,
        boolean hasPendingInterruptions,
        boolean canRerun,
        boolean hasWarningsOrErrors,
        int estimatedRemainingQueueDurationSeconds,
        Map<String, String> links)
        implements ServerTaskBuilder.With {
    public ServerTask {
        state = requireNonNullElse(state, TaskState.QUEUED);
    }
}
