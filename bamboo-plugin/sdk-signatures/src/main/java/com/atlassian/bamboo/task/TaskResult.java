package com.atlassian.bamboo.task;

public interface TaskResult {
    TaskState getTaskState();
}
