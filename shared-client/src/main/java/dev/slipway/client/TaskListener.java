package dev.slipway.client;

import dev.slipway.api.ActivityElement;
import dev.slipway.api.LogElement;
import dev.slipway.api.ServerTask;

/** Hears what tasks do while one waits for them. Called from the waiting thread. */
public interface TaskListener {
    /** Hears nothing, which spares the server the reading of logs. */
    TaskListener NONE = new TaskListener() {
        @Override
        public boolean isLogWanted() {
            return false;
        }
    };

    /** Whether {@link #logged} is to be called, for which the logs have to be read. */
    default boolean isLogWanted() {
        return true;
    }

    /** A task was seen for the first time, went into another state, or began or ended to wait for a person. */
    default void changed(ServerTask task) {}

    /** A line of the log, once and in order; {@code part} is the step or machine it is of. */
    default void logged(ServerTask task, ActivityElement part, LogElement line) {}

    /** The server could not be asked; the wait goes on. */
    default void unreachable(SlipwayException reason) {}
}
