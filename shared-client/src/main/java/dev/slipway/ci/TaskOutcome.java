package dev.slipway.ci;

import dev.slipway.api.TaskState;
import java.io.Serializable;

/**
 * A task of an operation, and how it stood when it was last seen.
 *
 * @param executionId of the deployment or the runbook run; empty where only the task is known
 * @param environment its name; empty where only the task is known
 * @param tenant its name; empty for none
 * @param errorMessage empty while there is none
 * @param url the task's page
 */
public record TaskOutcome(
        String taskId,
        String executionId,
        String environment,
        String tenant,
        TaskState state,
        String errorMessage,
        String url)
        implements Serializable {
    TaskOutcome seen(TaskState newState, String newErrorMessage) {
        return new TaskOutcome(taskId, executionId, environment, tenant, newState, newErrorMessage, url);
    }

    /** For people: {@code Production}, {@code Production for Acme}, or the task's id. */
    public String name() {
        if (environment.isEmpty()) {
            return taskId;
        }
        return tenant.isEmpty() ? environment : environment + " for " + tenant;
    }

    /** For people who may have to look for it: {@code Production (ServerTasks-42)}. */
    String nameAndId() {
        return environment.isEmpty() ? taskId : name() + " (" + taskId + ")";
    }

    boolean isSuccessful() {
        return state == TaskState.SUCCESS;
    }
}
