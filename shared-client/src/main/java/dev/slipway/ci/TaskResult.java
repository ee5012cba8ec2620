package dev.slipway.ci;

import dev.slipway.api.TaskState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an operation that starts tasks, or waits for some, has come to.
 *
 * @param release null where the operation is not about one
 * @param tasks none when a release was created and not deployed
 */
public record TaskResult(CiOperation operation, @Nullable ReleaseFacts release, List<TaskOutcome> tasks)
        implements CiResult {
    /** Of all tasks together, as it is shown to people and given to scripts. */
    public enum State {
        /** There was nothing to start. */
        NONE("None"),
        /** At least one is not completed. */
        RUNNING("Running"),
        SUCCESS("Success"),
        FAILED("Failed"),
        CANCELED("Canceled");

        private final String text;

        State(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    public State state() {
        if (tasks.isEmpty()) {
            return State.NONE;
        }
        if (tasks.stream().anyMatch(task -> !task.state().isCompleted())) {
            return State.RUNNING;
        }
        if (tasks.stream().allMatch(TaskOutcome::isSuccessful)) {
            return State.SUCCESS;
        }
        boolean isOnlyCanceled =
                tasks.stream().allMatch(task -> task.isSuccessful() || task.state() == TaskState.CANCELED);
        return isOnlyCanceled ? State.CANCELED : State.FAILED;
    }

    TaskResult withTasks(List<TaskOutcome> seen) {
        return new TaskResult(operation, release, seen);
    }

    @Override
    public Map<String, Object> values() {
        var values = new LinkedHashMap<String, Object>();
        if (release != null) {
            values.put("releaseId", release.id());
            values.put("version", release.version());
            values.put("project", release.project());
            values.put("url", release.url());
        }
        values.put("state", state().text());
        values.put("taskIds", each(TaskOutcome::taskId));
        values.put(executions() + "Ids", each(TaskOutcome::executionId));
        values.put("urls", each(TaskOutcome::url));
        var all = new ArrayList<LinkedHashMap<String, Object>>();
        for (TaskOutcome task : tasks) {
            var one = new LinkedHashMap<String, Object>();
            one.put("taskId", task.taskId());
            one.put(executions() + "Id", task.executionId());
            one.put("environment", task.environment());
            one.put("tenant", task.tenant());
            one.put("state", task.state().isCompleted() ? text(task.state()) : "Running");
            one.put("errorMessage", task.errorMessage());
            one.put("url", task.url());
            all.add(one);
        }
        values.put("tasks", all);
        return values;
    }

    @Override
    public Map<String, String> outputs() {
        var outputs = new LinkedHashMap<String, String>();
        if (release != null) {
            outputs.put("slipway.release.id", release.id());
            outputs.put("slipway.release.version", release.version());
            outputs.put("slipway.release.url", release.url());
        }
        if (!tasks.isEmpty()) {
            outputs.put("slipway.task.ids", String.join(",", each(TaskOutcome::taskId)));
            if (operation != CiOperation.AWAIT) {
                outputs.put("slipway." + executions() + ".ids", String.join(",", each(TaskOutcome::executionId)));
            }
            outputs.put("slipway.state", state().text());
        }
        return outputs;
    }

    @Override
    public List<Link> links() {
        List<Link> links = new ArrayList<>();
        if (release != null) {
            links.add(new Link(release.project() + " " + release.version(), release.url()));
        }
        tasks.forEach(task -> links.add(new Link(task.name(), task.url())));
        return links;
    }

    private String executions() {
        return operation == CiOperation.RUNBOOK ? "run" : "deployment";
    }

    private ArrayList<String> each(Function<TaskOutcome, String> fact) {
        return new ArrayList<>(tasks.stream().map(fact).toList());
    }

    static String text(TaskState state) {
        return switch (state) {
            case QUEUED -> "Queued";
            case EXECUTING -> "Executing";
            case SUCCESS -> "Success";
            case FAILED -> "Failed";
            case CANCELED -> "Canceled";
            case TIMED_OUT -> "TimedOut";
            case CANCELLING -> "Cancelling";
        };
    }
}
