package dev.slipway.api;

/** Whether a deployment goes before others in the queue. */
public enum ExecutionPriority {
    LIFECYCLE_DEFAULT,
    ON,
    OFF
}
