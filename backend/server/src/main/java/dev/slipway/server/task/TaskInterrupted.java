package dev.slipway.server.task;

/** A task stops before its end: it is being cancelled, or this process ends and another goes on with it. */
public final class TaskInterrupted extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why a task stops. */
    public enum Reason {
        CANCELLED,
        HANDED_OVER
    }

    private final Reason reason;

    public TaskInterrupted(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
