package com.atlassian.bamboo.task;

import com.atlassian.bamboo.collections.ActionParametersMap;
import com.atlassian.bamboo.utils.error.ErrorCollection;
import java.util.HashMap;
import java.util.Map;

/** Does nothing, where the signature throws. */
public abstract class AbstractTaskConfigurator implements TaskConfigurator {
    public AbstractTaskConfigurator() {}

    @Override
    public Map<String, String> generateTaskConfigMap(
            ActionParametersMap params, TaskDefinition previousTaskDefinition) {
        return new HashMap<>();
    }

    @Override
    public void populateContextForCreate(Map<String, Object> context) {}

    @Override
    public void populateContextForEdit(Map<String, Object> context, TaskDefinition taskDefinition) {}

    @Override
    public void validate(ActionParametersMap params, ErrorCollection errorCollection) {}
}
