package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.Map;

/** A task with its log (R7.35). */
@WireRecord
public record TaskDetails(
        ServerTask task,
        List<ActivityElement> activityLogs,
        TaskProgress progress,
        long physicalLogSize,
        Map<String, String> links)
        implements TaskDetailsBuilder.With {
    public TaskDetails {
        progress = requireNonNullElse(progress, TaskProgress.NONE);
    }
}
