package com.atlassian.bamboo.task;

import com.atlassian.bamboo.serialization.WhitelistedSerializable;
import com.atlassian.bamboo.task.runtime.RuntimeTaskDefinition;
import com.atlassian.bamboo.v2.build.CommonContext;
import java.util.Map;

public interface RuntimeTaskDataProvider {
    Map<String, String> populateRuntimeTaskData(TaskDefinition taskDefinition, CommonContext commonContext);

    default Map<String, WhitelistedSerializable> createRuntimeTaskData(
            RuntimeTaskDefinition taskDefinition, CommonContext commonContext) {
        throw new UnsupportedOperationException("stub");
    }

    void processRuntimeTaskData(RuntimeTaskDefinition taskDefinition, CommonContext commonContext);
}
