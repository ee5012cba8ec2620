package dev.slipway.api;

/** How a part of a task went (R7.36). */
public enum ActivityStatus {
    PENDING,
    RUNNING,
    SUCCESS,
    FAILED,
    SKIPPED,
    SUCCESS_WITH_WARNING,
    CANCELED
}
