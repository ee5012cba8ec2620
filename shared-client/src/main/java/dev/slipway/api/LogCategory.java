package dev.slipway.api;

/** What kind of line a log line is (R7.37). */
public enum LogCategory {
    TRACE,
    VERBOSE,
    INFO,
    HIGHLIGHT,
    WAIT,
    GAP,
    ALERT,
    WARNING,
    ERROR,
    FATAL,
    PLANNED,
    UPDATED,
    FINISHED,
    ABANDONED
}
