package dev.slipway.api;

/** What happens with targets that cannot be reached (R4.30). */
public enum SkipMachineBehavior {
    NONE,
    SKIP_UNAVAILABLE_MACHINES
}
