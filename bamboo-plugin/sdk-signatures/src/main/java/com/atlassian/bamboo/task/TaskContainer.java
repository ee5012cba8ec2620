package com.atlassian.bamboo.task;

public interface TaskContainer {}
