package dev.slipway.api;

/** When an action of a step runs (R5.5). */
public enum ActionCondition {
    SUCCESS,
    VARIABLE
}
