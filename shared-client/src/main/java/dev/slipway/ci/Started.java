package dev.slipway.ci;

import java.io.Serializable;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What an operation has begun on the server. It can be kept, and followed later by another process.
 *
 * @param space the id of the space
 * @param deadline until when to wait
 */
public record Started(TaskResult result, String space, Waiting waiting, Instant deadline) implements Serializable {
    /** Whether there is something to wait for, and the request asked to. */
    public boolean isToBeFollowed() {
        return waiting.isWanted() && !result.tasks().isEmpty();
    }

    /** The wait counts from now, or from when the work is to begin. */
    static Started now(TaskResult result, String space, Waiting waiting, Execution execution, InstantSource clock) {
        Instant now = clock.instant();
        Instant deployAt = execution.deployAt();
        Instant begin = deployAt != null && deployAt.isAfter(now) ? deployAt : now;
        return new Started(result, space, waiting, begin.plus(waiting.timeout()));
    }
}
