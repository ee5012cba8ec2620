package dev.slipway.api;

/** Whether an environment was made by hand, groups ephemeral ones, or lives as long as a branch. */
public enum EnvironmentType {
    STATIC,
    PARENT,
    EPHEMERAL
}
