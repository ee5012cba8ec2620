package dev.slipway.bamboo.specs;

/** Waits for tasks of the server that something else has started. */
public final class SlipwayAwaitTask extends WaitingTask<SlipwayAwaitTask> {
    public SlipwayAwaitTask() {
        super("task.await");
    }

    /** Ids of the server tasks to wait for: ServerTasks-42. */
    public SlipwayAwaitTask tasks(String... tasks) {
        return set("tasks", String.join("\n", tasks));
    }
}
