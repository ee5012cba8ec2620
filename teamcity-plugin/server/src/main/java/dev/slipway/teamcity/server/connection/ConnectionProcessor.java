package dev.slipway.teamcity.server.connection;

import dev.slipway.teamcity.ConnectionSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import jetbrains.buildServer.serverSide.InvalidProperty;
import jetbrains.buildServer.serverSide.PropertiesProcessor;

/** Checks a connection before it is saved. */
final class ConnectionProcessor implements PropertiesProcessor {
    static final String DISPLAY_NAME = "displayName";

    @Override
    public Collection<InvalidProperty> process(Map<String, String> properties) {
        List<InvalidProperty> invalid = new ArrayList<>();
        if (properties.getOrDefault(DISPLAY_NAME, "").isBlank()) {
            invalid.add(new InvalidProperty(DISPLAY_NAME, "Give the connection a name"));
        }
        ConnectionSettings.of(properties).problems().stream()
                .map(problem -> new InvalidProperty(ConnectionSettings.keyOf(problem), problem.message()))
                .forEach(invalid::add);
        return invalid;
    }
}
