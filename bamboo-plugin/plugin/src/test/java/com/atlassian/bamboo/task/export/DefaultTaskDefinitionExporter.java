package com.atlassian.bamboo.task.export;

import com.atlassian.bamboo.specs.api.builders.AtlassianModule;
import com.atlassian.bamboo.specs.api.builders.task.AnyTask;
import com.atlassian.bamboo.specs.api.builders.task.Task;
import com.atlassian.bamboo.specs.api.model.task.AnyTaskProperties;
import com.atlassian.bamboo.specs.api.model.task.TaskProperties;
import com.atlassian.bamboo.specs.api.validators.common.ValidationProblem;
import com.atlassian.bamboo.task.TaskContainer;
import com.atlassian.bamboo.task.TaskDefinition;
import java.util.List;
import java.util.Map;

/** Any task, as in Bamboo, where the signature throws. */
public class DefaultTaskDefinitionExporter implements TaskDefinitionExporter {
    public DefaultTaskDefinitionExporter() {}

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T extends Task<T, P>, P extends TaskProperties> T toSpecsEntity(TaskDefinition taskDefinition) {
        return (T) new AnyTask(new AtlassianModule(taskDefinition.getPluginKey()))
                .configuration(taskDefinition.getConfiguration());
    }

    @Override
    public Map<String, String> toTaskConfiguration(TaskContainer taskContainer, TaskProperties taskProperties) {
        return ((AnyTaskProperties) taskProperties).getConfiguration();
    }

    @Override
    public List<ValidationProblem> validate(
            TaskValidationContext taskValidationContext, TaskProperties taskProperties) {
        return List.of();
    }
}
