package dev.slipway.server.task;

/** A run of a task is over, for another run has taken its place: nothing of what it was about to do has happened. */
public final class LeaseLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeaseLost(String taskId) {
        super(taskId + " is carried out elsewhere by now");
    }
}
