package dev.slipway.bamboo.specs;

import com.atlassian.bamboo.specs.api.builders.task.Task;
import com.atlassian.bamboo.specs.api.model.AtlassianModuleProperties;
import com.atlassian.bamboo.specs.api.model.task.AnyTaskProperties;
import java.util.Map;
import java.util.TreeMap;

/**
 * A task of the plugin. To Bamboo it is an "any task", so nothing of this library is needed on the Bamboo server, and values
 * may have variables: {@code ${bamboo.buildNumber}}.
 */
public abstract class SlipwayTask<T extends SlipwayTask<T>> extends Task<T, AnyTaskProperties> {
    private static final String PLUGIN = "dev.slipway.bamboo:";

    private final String module;
    private final Map<String, String> configuration = new TreeMap<>();

    SlipwayTask(String module) {
        this.module = module;
    }

    @SuppressWarnings("unchecked") // T is the class itself
    T set(String field, String value) {
        configuration.put(field, value);
        return (T) this;
    }

    @Override
    protected AnyTaskProperties build() {
        return new AnyTaskProperties(
                new AtlassianModuleProperties(PLUGIN + module),
                description,
                taskEnabled,
                new TreeMap<>(configuration),
                requirements,
                conditions);
    }
}
