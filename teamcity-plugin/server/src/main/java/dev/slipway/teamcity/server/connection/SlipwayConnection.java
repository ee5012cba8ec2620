package dev.slipway.teamcity.server.connection;

import dev.slipway.teamcity.ConnectionSettings;
import java.util.Map;
import jetbrains.buildServer.serverSide.PropertiesProcessor;
import jetbrains.buildServer.serverSide.oauth.OAuthConnectionDescriptor;
import jetbrains.buildServer.serverSide.oauth.OAuthProvider;
import jetbrains.buildServer.web.openapi.PluginDescriptor;

/** The kind of connection that a project can have; TeamCity hands it down to sub-projects. */
public final class SlipwayConnection extends OAuthProvider {
    /** Stands in projects' settings and stays the same for ever. */
    public static final String TYPE = "slipway";

    private final PluginDescriptor plugin;

    public SlipwayConnection(PluginDescriptor plugin) {
        this.plugin = plugin;
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public String getDisplayName() {
        return "Slipway";
    }

    @Override
    public String getEditParametersUrl() {
        return plugin.getPluginResourcesPath("connection/edit.jsp");
    }

    @Override
    public Map<String, String> getDefaultProperties() {
        return Map.of();
    }

    @Override
    public String describeConnection(OAuthConnectionDescriptor connection) {
        var settings = ConnectionSettings.of(connection.getParameters());
        String space = settings.space().isEmpty() ? "" : "\nSpace: " + settings.space();
        return "Server: " + settings.url() + space;
    }

    @Override
    public PropertiesProcessor getPropertiesProcessor() {
        return new ConnectionProcessor();
    }
}
