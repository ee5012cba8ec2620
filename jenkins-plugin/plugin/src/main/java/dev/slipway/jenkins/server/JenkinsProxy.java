package dev.slipway.jenkins.server;

import dev.slipway.client.transport.ProxyCredentials;
import dev.slipway.client.transport.ProxySettings;
import hudson.ProxyConfiguration;
import java.net.URI;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;

/** The proxy that an administrator has set up for all of Jenkins. */
final class JenkinsProxy {
    private JenkinsProxy() {}

    /** Null where Jenkins has none, or none for this host. */
    static @Nullable ProxySettings to(String url) {
        @Nullable ProxyConfiguration proxy = Jenkins.get().proxy;
        if (proxy == null || proxy.name == null || proxy.name.isBlank() || isExempt(proxy, url)) {
            return null;
        }
        @Nullable String user = proxy.getUserName();
        ProxyCredentials credentials = user == null || user.isEmpty()
                ? null
                : new ProxyCredentials(user, proxy.getSecretPassword().getPlainText());
        return new ProxySettings(proxy.name, proxy.port, credentials);
    }

    private static boolean isExempt(ProxyConfiguration proxy, String url) {
        try {
            @Nullable String host = URI.create(url).getHost();
            return host != null
                    && proxy.getNoProxyHostPatterns().stream()
                            .anyMatch(pattern -> pattern.matcher(host).matches());
        } catch (IllegalArgumentException e) {
            return false; // What is wrong with the address is said when it is connected to.
        }
    }
}
