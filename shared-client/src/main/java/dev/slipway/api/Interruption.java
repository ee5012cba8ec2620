package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question that a task waits for an answer to (R7.41): a manual step, or what to do about a failure.
 *
 * <p>{@code canTakeResponsibility} and {@code hasResponsibility} are about the user who asks.
 */
@WireRecord
public record Interruption(
        String id,
        @Nullable String spaceId,
        String type,
        String title,
        @Nullable Instant created,
        boolean isPending,
        Form form,
        List<String> relatedDocumentIds,
        List<String> responsibleTeamIds,
        @Nullable String responsibleUserId,
        boolean canTakeResponsibility,
        boolean hasResponsibility,
        @Nullable String correlationId,
        String taskId,
        boolean isLinkedToOtherInterruption,
        Map<String, String> links)
        implements InterruptionBuilder.With {
    public Interruption {
        form = requireNonNullElse(form, Form.EMPTY);
    }
}
