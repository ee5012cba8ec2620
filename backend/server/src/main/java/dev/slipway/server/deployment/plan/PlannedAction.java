package dev.slipway.server.deployment.plan;

import dev.slipway.api.Action;

/**
 * One action of a step.
 *
 * @param number as logged: the step's own for its only action, else 2.1, 2.2 (R5.3)
 * @param action as the release pinned it
 * @param skipReason why the action does not run, in a sentence for the log; empty when it does (R5.19)
 */
public record PlannedAction(String number, Action action, Location location, String skipReason) {
    /** Where the action's work is done. */
    public enum Location {
        /** On each target of the step. */
        TARGET,
        /** On the server's built-in worker or a worker, once for each target of the step, with its variables (R2.33). */
        WORKER_FOR_EACH_TARGET,
        /** On the server's built-in worker or a worker, once. */
        WORKER,
        /** In the server process itself (R2.34). */
        SERVER
    }

    public boolean isSkipped() {
        return !skipReason.isEmpty();
    }
}
