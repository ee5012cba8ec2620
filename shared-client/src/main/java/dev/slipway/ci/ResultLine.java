package dev.slipway.ci;

import dev.slipway.api.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A line on a build's page about what an operation has come to. Lines are known by their addresses.
 *
 * @param kind what it is, for people: {@code Release}, {@code Deployment}; empty where the text says it
 * @param state of a task, in words; empty for what has none
 */
public record ResultLine(String kind, String text, String state, String url) {
    /** Of a task of which nothing else is known. */
    private static final String TASK = "Task";

    /** The most important first; none for what has no page. */
    public static List<ResultLine> of(CiResult result) {
        List<ResultLine> lines = new ArrayList<>();
        if (result instanceof TaskResult ofTasks) {
            @Nullable ReleaseFacts release = ofTasks.release();
            if (release != null) {
                lines.add(new ResultLine("Release", release.project() + " " + release.version(), "", release.url()));
            }
            String version = release == null ? "" : release.version() + " → ";
            ofTasks.tasks().forEach(task -> lines.add(line(ofTasks.operation(), task, version)));
            return lines;
        }
        result.links().forEach(link -> lines.add(new ResultLine("", link.text(), "", link.url())));
        return lines;
    }

    private static ResultLine line(CiOperation operation, TaskOutcome task, String version) {
        String kind =
                switch (operation) {
                    case RUNBOOK -> "Runbook run";
                    case AWAIT -> TASK;
                    default -> "Deployment";
                };
        return new ResultLine(kind, version + task.name(), words(task.state()), task.url());
    }

    private static String words(TaskState state) {
        String lower = state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
    }

    /** In the place of an earlier line: who waits for a task knows its state, but not what it was started for. */
    public ResultLine after(ResultLine before) {
        return kind.equals(TASK) ? new ResultLine(before.kind, before.text, state, url) : this;
    }
}
