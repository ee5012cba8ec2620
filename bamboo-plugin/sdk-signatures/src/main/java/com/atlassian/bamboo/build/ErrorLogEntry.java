package com.atlassian.bamboo.build;

public class ErrorLogEntry extends SimpleLogEntry {
    private static final long serialVersionUID = 1L;

    public ErrorLogEntry(String log) {
        super(log);
    }
}
