package dev.slipway.api;

/** Whether machines that stay unavailable are deleted. */
public enum DeleteMachinesBehavior {
    DO_NOT_DELETE,
    DELETE_UNAVAILABLE_MACHINES
}
