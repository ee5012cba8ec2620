package dev.slipway.ci;

import static java.util.stream.Collectors.toMap;

import dev.slipway.api.ExecutionResource;
import dev.slipway.api.TaskState;
import dev.slipway.client.ReadableResources;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The tasks of deployments and runs that were just created, with the names of their places. */
final class CreatedTasks {
    private final PlaceNames names;
    private final Pages pages;

    CreatedTasks(Session session, String spaceId) {
        this.names = new PlaceNames(session.steadySpace(spaceId));
        this.pages = new Pages(session.connection(), spaceId);
    }

    record Created(String executionId, String taskId) {}

    /** @param executions where what was created can be looked up */
    List<TaskOutcome> outcomes(List<Created> created, ReadableResources<? extends ExecutionResource> executions) {
        Map<String, ExecutionResource> byId =
                executions.withIds(created.stream().map(Created::executionId).toList()).stream()
                        .collect(toMap(ExecutionResource::id, Function.identity()));
        return created.stream()
                .map(one -> outcome(one, byId.get(one.executionId())))
                .toList();
    }

    private TaskOutcome outcome(Created created, @Nullable ExecutionResource execution) {
        return new TaskOutcome(
                created.taskId(),
                created.executionId(),
                execution == null ? "" : names.environment(execution.environmentId()),
                execution == null ? "" : names.tenant(execution.tenantId()),
                TaskState.QUEUED,
                "",
                pages.task(created.taskId()));
    }
}
