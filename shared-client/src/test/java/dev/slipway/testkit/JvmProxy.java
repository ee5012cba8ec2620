package dev.slipway.testkit;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The system properties by which a JVM is told of a proxy for HTTPS, until this is closed. */
public final class JvmProxy implements AutoCloseable {
    private final Map<String, @Nullable String> former = new HashMap<>();

    /** @param password for {@link CompanyNetwork#USER}; null for nobody */
    public static JvmProxy of(CompanyNetwork network, @Nullable String password) {
        var proxy = new JvmProxy();
        proxy.set("https.proxyHost", CompanyNetwork.PROXY_HOST);
        proxy.set("https.proxyPort", String.valueOf(network.proxyPort()));
        if (password != null) {
            proxy.set("https.proxyUser", CompanyNetwork.USER);
            proxy.set("https.proxyPassword", password);
        }
        return proxy;
    }

    /** Also for this machine itself, which the JVM otherwise exempts. */
    public JvmProxy forAllHosts() {
        set("http.nonProxyHosts", "");
        return this;
    }

    private void set(String property, String value) {
        former.put(property, System.getProperty(property));
        System.setProperty(property, value);
    }

    @Override
    public void close() {
        former.forEach((property, value) -> {
            if (value == null) {
                System.clearProperty(property);
            } else {
                System.setProperty(property, value);
            }
        });
    }
}
