package dev.slipway.api;

/** Whether a failing action asks a person what to do (R7.45). */
public enum GuidedFailureMode {
    ENVIRONMENT_DEFAULT,
    OFF,
    ON
}
