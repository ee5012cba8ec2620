package dev.slipway.ci;

import java.util.List;
import java.util.regex.Pattern;

/** Tasks to wait for, whoever started them. */
public record AwaitRequest(String space, List<String> tasks, Waiting waiting) implements TaskRequest {
    private static final Pattern TASK_ID = Pattern.compile("ServerTasks-\\d+");

    static AwaitRequest read(InputReader in) {
        var read = new AwaitRequest(in.text(Fields.SPACE), in.list(Fields.TASKS), Waiting.read(in, true));
        for (String task : read.tasks()) {
            if (!TASK_ID.matcher(task).matches() && !in.isUnknownYet(Fields.TASKS)) {
                in.problem(Fields.TASKS, "'" + task + "' is no id of a task such as ServerTasks-42");
            }
        }
        return read;
    }
}
