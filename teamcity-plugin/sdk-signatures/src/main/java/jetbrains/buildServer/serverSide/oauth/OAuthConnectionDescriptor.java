package jetbrains.buildServer.serverSide.oauth;

import java.util.Map;

public class OAuthConnectionDescriptor {
    private OAuthConnectionDescriptor() {
        throw new UnsupportedOperationException("signature");
    }

    public String getId() {
        throw new UnsupportedOperationException("signature");
    }

    public String getConnectionDisplayName() {
        throw new UnsupportedOperationException("signature");
    }

    public Map<String, String> getParameters() {
        throw new UnsupportedOperationException("signature");
    }

    public OAuthProvider getOauthProvider() {
        throw new UnsupportedOperationException("signature");
    }
}
