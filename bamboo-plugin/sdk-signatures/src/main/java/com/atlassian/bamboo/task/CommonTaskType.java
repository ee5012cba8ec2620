package com.atlassian.bamboo.task;

public interface CommonTaskType extends InternalTaskType {
    TaskResult execute(CommonTaskContext taskContext) throws TaskException;
}
