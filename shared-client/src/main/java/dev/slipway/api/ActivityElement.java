package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a task: the whole, a step, a target (R7.36). */
@WireRecord
public record ActivityElement(
        String id,
        String name,
        ActivityStatus status,
        @Nullable Instant started,
        @Nullable Instant ended,
        boolean showAtSummaryLevel,
        int progressPercentage,
        String progressMessage,
        List<ActivityElement> children,
        List<LogElement> logElements)
        implements ActivityElementBuilder.With {
    public ActivityElement {
        status = requireNonNullElse(status, ActivityStatus.PENDING);
    }
}
