package com.atlassian.bamboo.task;

public interface InternalTaskContext extends TaskIdentifier {}
