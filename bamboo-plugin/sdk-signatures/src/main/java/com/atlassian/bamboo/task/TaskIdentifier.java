package com.atlassian.bamboo.task;

public interface TaskIdentifier {
    long getId();

    String getPluginKey();

    String getUserDescription();

    boolean isEnabled();

    boolean isFinalising();
}
