package dev.slipway.api;

/** Whether a health check fails because of a machine that cannot be reached. */
public enum MachineConnectivityBehavior {
    EXPECTED_TO_BE_ONLINE,
    MAY_BE_OFFLINE_AND_CAN_BE_SKIPPED
}
