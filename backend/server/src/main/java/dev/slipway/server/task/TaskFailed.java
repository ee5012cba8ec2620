package dev.slipway.server.task;

/** A task did not do what it should. The message is for the task's log, and is masked there. */
public final class TaskFailed extends Exception {
    private static final long serialVersionUID = 1L;

    public TaskFailed(String message) {
        super(message);
    }

    public TaskFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
