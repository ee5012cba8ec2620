package dev.slipway.server.task;

import dev.slipway.api.TaskState;
import java.util.List;

/** What a list of tasks is narrowed by; an empty text or list is no filter. */
public record TaskQuery(
        String projectId,
        String environmentId,
        String tenantId,
        String name,
        String partialName,
        List<TaskState> states) {
    public static final TaskQuery ALL = new TaskQuery("", "", "", "", "", List.of());
}
