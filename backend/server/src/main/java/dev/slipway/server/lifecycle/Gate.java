package dev.slipway.server.lifecycle;

import dev.slipway.api.PhaseProgress;
import java.util.List;

/**
 * Where one release, for one tenant or none, stands before a phase.
 *
 * @param isReached whether all phases before it are complete, or optional
 * @param isBlocked whether a defect of the release keeps it out (R7.9)
 * @param outstanding ids of the environments without a success
 */
public record Gate(
        EffectivePhase phase, PhaseProgress progress, boolean isReached, boolean isBlocked, List<String> outstanding) {
    /** Whether the release may be deployed to the environments of the phase (R4.9, R4.10). */
    public boolean isOpen() {
        return !isBlocked && (isReached || progress == PhaseProgress.COMPLETE);
    }

    /** Whether the release is to be deployed here next. */
    boolean isNext() {
        return !isBlocked && progress == PhaseProgress.CURRENT;
    }

    /** How many more environments need a success before the phase is complete. */
    int stillRequired() {
        int succeeded = phase.environments().size() - outstanding.size();
        return Math.max(0, phase.required() - succeeded);
    }
}
