package dev.slipway.teamcity.server.step;

import dev.slipway.teamcity.StepType;
import jetbrains.buildServer.serverSide.RunTypeRegistry;
import jetbrains.buildServer.web.openapi.PluginDescriptor;

/** Adds all build steps to TeamCity when the plugin starts. */
public final class StepRunTypes {
    public StepRunTypes(RunTypeRegistry registry, PluginDescriptor plugin) {
        for (StepType type : StepType.values()) {
            registry.registerRunType(new StepRunType(type, plugin));
        }
    }
}
