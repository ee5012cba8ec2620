package dev.slipway.api;

/** Whether a step waits for the one before it (R5.8). */
public enum StartTrigger {
    START_AFTER_PREVIOUS,
    START_WITH_PREVIOUS
}
