package dev.slipway.api;

/** Where a task stands (R7.26). */
public enum TaskState {
    QUEUED,
    EXECUTING,
    SUCCESS,
    FAILED,
    CANCELED,
    TIMED_OUT,
    CANCELLING;

    /** Whether nothing more will happen. */
    public boolean isCompleted() {
        return this == SUCCESS || this == FAILED || this == CANCELED || this == TIMED_OUT;
    }
}
