package com.atlassian.bamboo.build.logger;

import com.atlassian.bamboo.build.LogEntry;

public interface BuildLogger {
    String addBuildLogEntry(LogEntry logEntry);

    String addErrorLogEntry(LogEntry logEntry);
}
