package dev.slipway.server.task;

import dev.slipway.api.TaskState;
import dev.slipway.server.persistence.Selection;
import java.util.Collection;
import java.util.Map;

/** For features above, whose resources are carried out by a task that their column {@code task_id} names. */
public final class TaskStates {
    private TaskStates() {}

    /** Narrows resources to those whose task is in one of the states; no states narrow nothing. */
    public static <R> Selection<R> narrow(Selection<R> resources, Collection<TaskState> states) {
        return states.isEmpty()
                ? resources
                : resources.and(
                        "EXISTS (SELECT 1 FROM server_task t WHERE t.id = task_id AND t.state IN (<taskStates>))",
                        Map.of(
                                "taskStates",
                                states.stream().map(TaskState::name).toList()));
    }
}
