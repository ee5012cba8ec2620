package hudson;

import hudson.util.Secret;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Twin for tests of what is only a signature otherwise. */
public final class ProxyConfiguration {
    public final String name;
    public final int port;
    private final String userName;
    private final String password;
    private final String noProxyHost;

    public ProxyConfiguration(String name, int port, String userName, String password, String noProxyHost) {
        this.name = name;
        this.port = port;
        this.userName = userName;
        this.password = password;
        this.noProxyHost = noProxyHost;
    }

    public String getUserName() {
        return userName;
    }

    public Secret getSecretPassword() {
        return Secret.fromString(password);
    }

    public List<Pattern> getNoProxyHostPatterns() {
        return Stream.of(noProxyHost.split("\\s+"))
                .filter(host -> !host.isEmpty())
                .map(host -> Pattern.compile(host.replace(".", "\\.").replace("*", ".*")))
                .toList();
    }
}
