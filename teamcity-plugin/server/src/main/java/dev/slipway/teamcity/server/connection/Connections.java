package dev.slipway.teamcity.server.connection;

import dev.slipway.teamcity.ConnectionSettings;
import java.util.List;
import java.util.Optional;
import jetbrains.buildServer.serverSide.SProject;
import jetbrains.buildServer.serverSide.oauth.OAuthConnectionDescriptor;
import jetbrains.buildServer.serverSide.oauth.OAuthConnectionsManager;
import jetbrains.buildServer.serverSide.oauth.OAuthProvider;
import org.jspecify.annotations.Nullable;

/** The connections to Slipway that a project has of its own or from the projects above it. */
public final class Connections {
    private final OAuthConnectionsManager connections;

    public Connections(OAuthConnectionsManager connections) {
        this.connections = connections;
    }

    /**
     * A connection for somebody to choose.
     *
     * @param space empty where it names none
     */
    public record Choice(String id, String name, String space) {}

    public List<Choice> of(SProject project) {
        return connections.getAvailableConnectionsOfType(project, SlipwayConnection.TYPE).stream()
                .map(connection -> new Choice(
                        connection.getId(),
                        connection.getConnectionDisplayName(),
                        ConnectionSettings.of(connection.getParameters()).space()))
                .toList();
    }

    /** Empty when the project does not have it, and when it leads to something else than Slipway. */
    public Optional<ConnectionSettings> find(SProject project, String id) {
        @Nullable OAuthConnectionDescriptor found = connections.findConnectionById(project, id);
        if (found == null) {
            return Optional.empty();
        }
        @Nullable OAuthProvider provider = found.getOauthProvider();
        return provider != null && provider.getType().equals(SlipwayConnection.TYPE)
                ? Optional.of(ConnectionSettings.of(found.getParameters()))
                : Optional.empty();
    }
}
