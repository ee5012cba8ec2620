package dev.slipway.api;

/** The older word for a machine's health (R2.13). */
public enum MachineStatus {
    ONLINE,
    OFFLINE,
    UNKNOWN,
    NEEDS_UPGRADE,
    CALAMARI_NEEDS_UPGRADE,
    DISABLED
}
