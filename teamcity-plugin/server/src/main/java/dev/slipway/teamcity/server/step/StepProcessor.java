package dev.slipway.teamcity.server.step;

import dev.slipway.teamcity.ConnectionSettings;
import dev.slipway.teamcity.StepKeys;
import dev.slipway.teamcity.StepSettings;
import dev.slipway.teamcity.StepType;
import java.util.Collection;
import java.util.Map;
import jetbrains.buildServer.serverSide.InvalidProperty;
import jetbrains.buildServer.serverSide.PropertiesProcessor;

/** Checks a step before it is saved, as the build itself will, without asking the server. */
final class StepProcessor implements PropertiesProcessor {
    private final StepType type;

    StepProcessor(StepType type) {
        this.type = type;
    }

    /** Also takes out an address and a key that a connection makes useless, so that no forgotten secret stays in a project. */
    @Override
    public Collection<InvalidProperty> process(Map<String, String> properties) {
        var settings = StepSettings.of(type, properties);
        if (!settings.connectionId().isEmpty()) {
            properties.remove(StepKeys.URL);
            properties.remove(StepKeys.API_KEY);
        }
        return settings.problems().stream()
                .map(problem -> new InvalidProperty(ConnectionSettings.keyOf(problem), problem.message()))
                .toList();
    }
}
