package dev.slipway.client;

import java.io.Serializable;
import java.util.Map;

/**
 * How far the logs of tasks have been read, so that another process can read on.
 *
 * @param lastNumbers the number of the last line read, by the id of its part of a task
 */
public record LogPosition(Map<String, Integer> lastNumbers) implements Serializable {
    public static final LogPosition START = new LogPosition(Map.of());

    public LogPosition {
        lastNumbers = Map.copyOf(lastNumbers);
    }
}
