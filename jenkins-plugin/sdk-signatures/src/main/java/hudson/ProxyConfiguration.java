package hudson;

import hudson.model.AbstractDescribableImpl;
import hudson.model.Saveable;
import hudson.util.Secret;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.regex.Pattern;

public final class ProxyConfiguration extends AbstractDescribableImpl<ProxyConfiguration>
        implements Saveable, Serializable {
    public final String name;
    public final int port;

    public ProxyConfiguration(String name, int port, String userName, String password, String noProxyHost) {
        throw new UnsupportedOperationException("stub");
    }

    public String getUserName() {
        throw new UnsupportedOperationException("stub");
    }

    public Secret getSecretPassword() {
        throw new UnsupportedOperationException("stub");
    }

    public List<Pattern> getNoProxyHostPatterns() {
        throw new UnsupportedOperationException("stub");
    }

    @Override
    public void save() throws IOException {
        throw new UnsupportedOperationException("stub");
    }
}
