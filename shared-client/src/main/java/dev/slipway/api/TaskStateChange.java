package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

/** The state an administrator gives to a completed task, and why (R7.34). */
@WireRecord
public record TaskStateChange(TaskState state, String reason) implements TaskStateChangeBuilder.With {
    public TaskStateChange {
        state = requireNonNullElse(state, TaskState.FAILED);
    }
}
