package dev.slipway.api;

/** When a step runs, judged against the whole deployment so far (R5.5, R5.6). */
public enum StepCondition {
    SUCCESS,
    FAILURE,
    ALWAYS,
    VARIABLE
}
