package dev.slipway.client;

import dev.slipway.api.ServerTask;
import java.util.List;

/** How a wait for tasks ended. The tasks are in the order in which they were asked for. */
public sealed interface TaskWait {
    List<ServerTask> tasks();

    /** All tasks are completed, with success or without. */
    record Finished(List<ServerTask> tasks) implements TaskWait {
        public boolean isSuccessful() {
            return tasks.stream().allMatch(ServerTask::finishedSuccessfully);
        }
    }

    /** The time was over before all tasks were completed; they go on. */
    record TimedOut(List<ServerTask> tasks) implements TaskWait {
        public List<ServerTask> unfinished() {
            return tasks.stream().filter(task -> !task.isCompleted()).toList();
        }
    }
}
