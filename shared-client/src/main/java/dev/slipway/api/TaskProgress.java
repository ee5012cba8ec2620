package dev.slipway.api;

/** How far a task is; the time is a text for people. */
@WireRecord
public record TaskProgress(int progressPercentage, String estimatedTimeRemaining) implements TaskProgressBuilder.With {
    public static final TaskProgress NONE = new TaskProgress(0, "");
}
