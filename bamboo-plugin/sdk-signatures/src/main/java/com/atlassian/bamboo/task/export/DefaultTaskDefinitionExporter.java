package com.atlassian.bamboo.task.export;

import com.atlassian.bamboo.specs.api.builders.task.Task;
import com.atlassian.bamboo.specs.api.model.task.TaskProperties;
import com.atlassian.bamboo.specs.api.validators.common.ValidationProblem;
import com.atlassian.bamboo.task.TaskContainer;
import com.atlassian.bamboo.task.TaskDefinition;
import java.util.List;
import java.util.Map;

public class DefaultTaskDefinitionExporter implements TaskDefinitionExporter {
    public DefaultTaskDefinitionExporter() {}

    @Override
    public <T extends Task<T, P>, P extends TaskProperties> T toSpecsEntity(TaskDefinition taskDefinition) {
        throw new UnsupportedOperationException("stub");
    }

    @Override
    public Map<String, String> toTaskConfiguration(TaskContainer taskContainer, TaskProperties taskProperties) {
        throw new UnsupportedOperationException("stub");
    }

    @Override
    public List<ValidationProblem> validate(
            TaskValidationContext taskValidationContext, TaskProperties taskProperties) {
        throw new UnsupportedOperationException("stub");
    }
}
