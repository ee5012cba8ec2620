package com.atlassian.bamboo.build;

/** Keeps its text, where the signature throws; escapes it as Bamboo does when it shows it. */
public class SimpleLogEntry implements LogEntry {
    private static final long serialVersionUID = 1L;

    private final String log;

    public SimpleLogEntry(String log) {
        this.log = log;
    }

    @Override
    public String getLog() {
        return log.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public String getUnstyledLog() {
        return log;
    }
}
