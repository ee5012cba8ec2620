package dev.slipway.server.task;

import dev.slipway.api.LogCategory;

/** A line to be logged. */
public record LogLine(LogCategory category, String text) {
    public static LogLine info(String text) {
        return new LogLine(LogCategory.INFO, text);
    }

    public static LogLine verbose(String text) {
        return new LogLine(LogCategory.VERBOSE, text);
    }

    public static LogLine warning(String text) {
        return new LogLine(LogCategory.WARNING, text);
    }

    public static LogLine error(String text) {
        return new LogLine(LogCategory.ERROR, text);
    }

    public static LogLine fatal(String text) {
        return new LogLine(LogCategory.FATAL, text);
    }
}
