package com.atlassian.bamboo.task;

/** Works, where the signature only throws. */
public class TaskResultBuilder {
    private TaskState state = TaskState.SUCCESS;

    private TaskResultBuilder() {}

    public static TaskResultBuilder newBuilder(CommonTaskContext taskContext) {
        return new TaskResultBuilder();
    }

    public TaskResultBuilder success() {
        return with(TaskState.SUCCESS);
    }

    public TaskResultBuilder failed() {
        return with(TaskState.FAILED);
    }

    public TaskResultBuilder failedWithError() {
        return with(TaskState.ERROR);
    }

    private TaskResultBuilder with(TaskState end) {
        state = end;
        return this;
    }

    public TaskResult build() {
        TaskState end = state;
        return () -> end;
    }
}
