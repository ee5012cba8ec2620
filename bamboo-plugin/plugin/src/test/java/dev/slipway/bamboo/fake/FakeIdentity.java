package dev.slipway.bamboo.fake;

import com.atlassian.bamboo.task.TaskIdentifier;

/** What a task that runs and one that a plan stores have in common. */
abstract class FakeIdentity implements TaskIdentifier {
    private final String pluginKey;

    FakeIdentity(String pluginKey) {
        this.pluginKey = pluginKey;
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
