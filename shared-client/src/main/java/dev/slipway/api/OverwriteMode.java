package dev.slipway.api;

/** What a push does when the same id and version is there already (R3.17). */
public enum OverwriteMode {
    FAIL_IF_EXISTS,
    OVERWRITE_EXISTING,
    IGNORE_IF_EXISTS
}
