package jetbrains.buildServer.serverSide.oauth;

import java.util.Map;
import jetbrains.buildServer.serverSide.PropertiesProcessor;

public abstract class OAuthProvider {
    public abstract String getType();

    public abstract String getDisplayName();

    public String getEditParametersUrl() {
        throw new UnsupportedOperationException("signature");
    }

    public Map<String, String> getDefaultProperties() {
        throw new UnsupportedOperationException("signature");
    }

    public String describeConnection(OAuthConnectionDescriptor connection) {
        throw new UnsupportedOperationException("signature");
    }

    public PropertiesProcessor getPropertiesProcessor() {
        throw new UnsupportedOperationException("signature");
    }
}
