package jetbrains.buildServer.serverSide.oauth;

import java.util.Map;

public class OAuthConnectionDescriptor {
    private final String id;
    private final OAuthProvider provider;
    private final Map<String, String> parameters;

    public OAuthConnectionDescriptor(String id, OAuthProvider provider, Map<String, String> parameters) {
        this.id = id;
        this.provider = provider;
        this.parameters = parameters;
    }

    public String getId() {
        return id;
    }

    public String getConnectionDisplayName() {
        return parameters.get("displayName");
    }

    public Map<String, String> getParameters() {
        return parameters;
    }

    public OAuthProvider getOauthProvider() {
        return provider;
    }
}
