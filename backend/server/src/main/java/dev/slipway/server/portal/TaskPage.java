package dev.slipway.server.portal;

import dev.slipway.api.Interruption;
import dev.slipway.api.TaskDetails;
import java.time.Instant;
import java.util.List;

/**
 * A task with its log.
 *
 * @param details the newest lines of each activity
 * @param waiting why the task has not begun; empty when it has
 * @param lastLine the number of the newest line among them
 * @param questions that the task waits for an answer to
 */
public record TaskPage(
        TaskDetails details,
        String waiting,
        int lastLine,
        List<Interruption> questions,
        boolean mayCancel,
        boolean mayRerun,
        Instant now) {
    /** Of each activity; whoever wants older lines takes the raw log. */
    public static final int LINES_SHOWN = 1000;
}
