package jetbrains.buildServer.serverSide.oauth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jetbrains.buildServer.serverSide.SProject;

/** Connections by the ids of the projects that have them, and the project above each. */
public class OAuthConnectionsManager {
    private final Map<String, List<OAuthConnectionDescriptor>> connections;
    private final Map<String, String> parents;

    public OAuthConnectionsManager(
            Map<String, List<OAuthConnectionDescriptor>> connections, Map<String, String> parents) {
        this.connections = connections;
        this.parents = parents;
    }

    public List<OAuthConnectionDescriptor> getAvailableConnectionsOfType(SProject project, String connectionType) {
        List<OAuthConnectionDescriptor> available = new ArrayList<>();
        for (String id = project.getProjectId(); id != null; id = parents.get(id)) {
            connections.getOrDefault(id, List.of()).stream()
                    .filter(connection ->
                            connection.getOauthProvider().getType().equals(connectionType))
                    .forEach(available::add);
        }
        return available;
    }

    public OAuthConnectionDescriptor findConnectionById(SProject project, String connectionId) {
        for (String id = project.getProjectId(); id != null; id = parents.get(id)) {
            for (OAuthConnectionDescriptor connection : connections.getOrDefault(id, List.of())) {
                if (connection.getId().equals(connectionId)) {
                    return connection;
                }
            }
        }
        return null;
    }
}
