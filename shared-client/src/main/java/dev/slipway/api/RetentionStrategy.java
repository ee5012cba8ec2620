package dev.slipway.api;

/** Where a retention period comes from (R4.12). */
public enum RetentionStrategy {
    DEFAULT,
    FOREVER,
    COUNT
}
