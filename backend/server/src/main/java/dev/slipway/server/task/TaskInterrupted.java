package dev.slipway.server.task;

/** A task stops before its end: it is being cancelled, or another run goes on with it. */
public final class TaskInterrupted extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why a task stops. */
    public enum Reason {
        CANCELLED,
        /** This process ends; what runs on machines goes on. */
        HANDED_OVER,
        /** Another run has the task; what runs on machines is that one's. */
        LEASE_LOST
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
