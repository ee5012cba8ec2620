package dev.slipway.bamboo.fake;

import com.atlassian.bamboo.task.TaskDefinition;
import java.util.Map;

/** A task as a plan stores it. */
public final class FakeDefinition extends FakeIdentity implements TaskDefinition {
    private final Map<String, String> configuration;

    public FakeDefinition(String pluginKey, Map<String, String> configuration) {
        super(pluginKey);
        this.configuration = configuration;
    }

    @Override
    public Map<String, String> getConfiguration() {
        return configuration;
    }
}
