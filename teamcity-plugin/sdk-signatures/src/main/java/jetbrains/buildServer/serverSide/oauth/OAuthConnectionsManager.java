package jetbrains.buildServer.serverSide.oauth;

import java.util.List;
import jetbrains.buildServer.serverSide.SProject;

public class OAuthConnectionsManager {
    private OAuthConnectionsManager() {
        throw new UnsupportedOperationException("signature");
    }

    public List<OAuthConnectionDescriptor> getAvailableConnectionsOfType(SProject project, String connectionType) {
        throw new UnsupportedOperationException("signature");
    }

    public OAuthConnectionDescriptor findConnectionById(SProject project, String connectionId) {
        throw new UnsupportedOperationException("signature");
    }
}
