package dev.slipway.server.engine;

import dev.slipway.server.task.TaskInterrupted;
import java.io.IOException;

/**
 * A kind of action, such as {@code Octopus.Script}. One folder under {@code steps} each.
 *
 * <p>An action may be carried out in two goes: when the server is restarted in the middle, {@link #run} is called again.
 * So whatever must not happen twice goes through {@link ActionRun#once} or {@link ActionRun#script}, which know what has
 * been done.
 */
public interface ActionType {
    /** As it stands in {@code ActionType} of the process. */
    String name();

    /** Whether it is tried again after a failure (R5.17) and ended when its time is over (R5.18), as its properties say. */
    default boolean hasAttempts() {
        return true;
    }

    /**
     * Carries the action out on the target or worker of the run. Returning is success.
     *
     * @throws ActionFailed when it failed
     * @throws IOException when the machine or the server's disk refuses; the action has failed
     */
    void run(ActionRun run) throws ActionFailed, TaskInterrupted, IOException;
}
