package com.atlassian.bamboo.task;

import com.atlassian.bamboo.collections.ActionParametersMap;
import com.atlassian.bamboo.utils.error.ErrorCollection;
import java.util.Map;

public abstract class AbstractTaskConfigurator implements TaskConfigurator {
    public AbstractTaskConfigurator() {}

    @Override
    public Map<String, String> generateTaskConfigMap(
            ActionParametersMap params, TaskDefinition previousTaskDefinition) {
        throw new UnsupportedOperationException("stub");
    }

    @Override
    public void populateContextForCreate(Map<String, Object> context) {
        throw new UnsupportedOperationException("stub");
    }

    @Override
    public void populateContextForEdit(Map<String, Object> context, TaskDefinition taskDefinition) {
        throw new UnsupportedOperationException("stub");
    }

    @Override
    public void validate(ActionParametersMap params, ErrorCollection errorCollection) {
        throw new UnsupportedOperationException("stub");
    }
}
