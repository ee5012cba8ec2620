package dev.slipway.bamboo.server;

import com.atlassian.bamboo.credentials.CredentialsAccessor;
import com.atlassian.bamboo.credentials.CredentialsData;
import com.atlassian.bamboo.crypto.instance.SecretEncryptionService;
import dev.slipway.ci.CiFailure;
import dev.slipway.ci.CiFailure.Reason;
import dev.slipway.ci.ServerConnection;
import dev.slipway.client.transport.ProxyCredentials;
import dev.slipway.client.transport.ProxySettings;
import org.jspecify.annotations.Nullable;

/** Makes of a stored server what operations connect with. Works on the Bamboo server only: agents can decrypt nothing. */
public final class ServerConnections {
    /** The key of the password in shared credentials of the kind "Username and password". */
    private static final String PASSWORD = "password";

    private final ServerStore servers;
    private final SecretEncryptionService encryption;
    private final CredentialsAccessor credentials;

    public ServerConnections(ServerStore servers, SecretEncryptionService encryption, CredentialsAccessor credentials) {
        this.servers = servers;
        this.encryption = encryption;
        this.credentials = credentials;
    }

    /**
     * @param server its name; empty for the first one
     * @throws CiFailure when there is no such server, or no API key for it
     */
    public ServerConnection named(String server) {
        return to(servers.find(server)
                .orElseThrow(() -> new CiFailure(
                        Reason.INPUT,
                        server.isBlank()
                                ? "No Slipway server is set up in Bamboo's administration"
                                : "There is no Slipway server '" + server + "' in Bamboo's administration")));
    }

    /** @throws CiFailure when there is no API key for it */
    public ServerConnection to(SlipwayServer server) {
        return new ServerConnection(
                server.url(),
                apiKey(server),
                server.space(),
                proxy(server),
                server.trustedCertificates().isEmpty() ? null : server.trustedCertificates(),
                userAgent());
    }

    private String apiKey(SlipwayServer server) {
        if (server.credentials().isEmpty()) {
            return clear(server.apiKey());
        }
        @Nullable CredentialsData shared = credentials.getCredentialsByName(server.credentials());
        @Nullable String password = shared == null ? null : shared.getConfiguration().get(PASSWORD);
        if (password == null || password.isEmpty()) {
            throw new CiFailure(
                    Reason.INPUT,
                    "The Slipway server '" + server.name() + "' uses the shared credentials '" + server.credentials()
                            + "', which do not exist or have no password");
        }
        return clear(password);
    }

    private @Nullable ProxySettings proxy(SlipwayServer server) {
        if (server.proxyHost().isEmpty()) {
            return null;
        }
        return new ProxySettings(
                server.proxyHost(),
                server.proxyPort(),
                server.proxyUser().isEmpty()
                        ? null
                        : new ProxyCredentials(server.proxyUser(), clear(server.proxyPassword())));
    }

    private String clear(String secret) {
        return encryption.isEncrypted(secret) ? encryption.decrypt(secret) : secret;
    }

    static String userAgent() {
        @Nullable String version = ServerConnections.class.getPackage().getImplementationVersion();
        return version == null ? "slipway-bamboo" : "slipway-bamboo/" + version;
    }
}
