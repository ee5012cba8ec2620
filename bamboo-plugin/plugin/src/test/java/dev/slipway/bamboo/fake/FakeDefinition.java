package dev.slipway.bamboo.fake;

import com.atlassian.bamboo.task.TaskDefinition;
import java.util.Map;

/** A task as a plan stores it. */
public record FakeDefinition(String pluginKey, Map<String, String> configuration) implements TaskDefinition {
    @Override
    public Map<String, String> getConfiguration() {
        return configuration;
    }

    @Override
    public long getId() {
        return 1;
    }

    @Override
    public String getPluginKey() {
        return pluginKey;
    }

    @Override
    public String getUserDescription() {
        return "";
    }

    @Override
    public boolean isEnabled() {
        return true;
    }

    @Override
    public boolean isFinalising() {
        return false;
    }
}
