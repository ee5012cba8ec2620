package dev.slipway.bamboo.specs;

import java.time.Duration;

/** What all tasks have that wait for tasks of the server. */
public abstract class WaitingTask<T extends WaitingTask<T>> extends ServerTask<T> {
    WaitingTask(String module) {
        super(module);
    }

    /** How long to wait at most: 90s, 30m, 1h30m, 2d or HH:mm:ss. Then the build fails. */
    public T timeout(String timeout) {
        return set("timeout", timeout);
    }

    /** The same, as a duration. */
    public T timeout(Duration timeout) {
        return set("timeout", timeout.toString());
    }

    /** When the time is over, cancel what is still running. */
    public T cancelOnTimeout(boolean cancelOnTimeout) {
        return set("cancelOnTimeout", String.valueOf(cancelOnTimeout));
    }

    /** When the build is aborted, cancel what it started. */
    public T cancelOnAbort(boolean cancelOnAbort) {
        return set("cancelOnAbort", String.valueOf(cancelOnAbort));
    }

    /** Show the log in the build's while it is written. */
    public T streamLog(boolean streamLog) {
        return set("streamLog", String.valueOf(streamLog));
    }

    /**
     * When the build fails: if any of what it started failed, only if all of it failed, or never. One of any, all,
     * none.
     */
    public T failOn(String failOn) {
        return set("failOn", failOn);
    }
}
