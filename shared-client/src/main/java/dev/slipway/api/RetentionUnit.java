package dev.slipway.api;

/** What a retention period counts. */
public enum RetentionUnit {
    ITEMS,
    DAYS
}
