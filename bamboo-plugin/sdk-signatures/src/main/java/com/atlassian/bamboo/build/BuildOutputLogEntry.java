package com.atlassian.bamboo.build;

public class BuildOutputLogEntry extends SimpleLogEntry {
    private static final long serialVersionUID = 1L;

    public BuildOutputLogEntry(String log) {
        super(log);
    }
}
