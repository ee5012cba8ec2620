package dev.slipway.api;

/** Who decides how many packages stay in a machine's cache. */
public enum PackageCacheStrategy {
    DEFAULT,
    QUANTITIES
}
