package dev.slipway.api;

/** Where a runbook may run (R9.2). */
public enum RunbookEnvironmentScope {
    ALL,
    SPECIFIED,
    FROM_PROJECT_LIFECYCLES
}
