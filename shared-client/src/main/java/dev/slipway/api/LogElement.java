package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line of a task log; {@code number} grows through the task. */
@WireRecord
public record LogElement(
        LogCategory category, @Nullable Instant occurredAt, String messageText, @Nullable String detail, int number)
        implements LogElementBuilder.With {
    public LogElement {
        category = requireNonNullElse(category, LogCategory.INFO);
    }
}
