package dev.slipway.api;

/** Whether a defect still blocks its release. */
public enum DefectStatus {
    UNRESOLVED,
    RESOLVED
}
