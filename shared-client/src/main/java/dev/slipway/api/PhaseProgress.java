package dev.slipway.api;

/** Where a phase stands for a release. */
public enum PhaseProgress {
    PENDING,
    CURRENT,
    COMPLETE
}
