package com.atlassian.bamboo.task;

import com.atlassian.bamboo.v2.build.BuildContext;

public interface TaskContext extends CommonTaskContext {
    BuildContext getBuildContext();
}
