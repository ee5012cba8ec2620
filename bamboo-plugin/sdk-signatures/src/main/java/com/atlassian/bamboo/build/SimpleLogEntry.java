package com.atlassian.bamboo.build;

public class SimpleLogEntry implements LogEntry {
    private static final long serialVersionUID = 1L;

    public SimpleLogEntry(String log) {
        throw new UnsupportedOperationException("stub");
    }

    @Override
    public String getLog() {
        throw new UnsupportedOperationException("stub");
    }

    @Override
    public String getUnstyledLog() {
        throw new UnsupportedOperationException("stub");
    }
}
