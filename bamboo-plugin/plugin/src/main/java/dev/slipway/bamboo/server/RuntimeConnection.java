package dev.slipway.bamboo.server;

import dev.slipway.ci.CiFailure;
import dev.slipway.ci.ServerConnection;
import dev.slipway.client.transport.ProxyCredentials;
import dev.slipway.client.transport.ProxySettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection as texts, for its way from the Bamboo server to an agent. Bamboo masks the values of keys that contain the
 * word "password".
 */
public final class RuntimeConnection {
    private static final String PROBLEM = "slipway.problem";
    private static final String URL = "slipway.url";
    private static final String API_KEY = "slipway.apikey.password";
    private static final String SPACE = "slipway.space";
    private static final String PROXY_HOST = "slipway.proxy.host";
    private static final String PROXY_PORT = "slipway.proxy.port";
    private static final String PROXY_USER = "slipway.proxy.user";
    private static final String PROXY_PASSWORD = "slipway.proxy.password";
    private static final String CERTIFICATES = "slipway.certificates";

    private RuntimeConnection() {}

    static Map<String, String> write(ServerConnection connection) {
        var texts = new LinkedHashMap<String, String>();
        texts.put(URL, connection.url());
        texts.put(API_KEY, connection.apiKey());
        texts.put(SPACE, connection.space());
        @Nullable ProxySettings proxy = connection.proxy();
        if (proxy != null) {
            texts.put(PROXY_HOST, proxy.host());
            texts.put(PROXY_PORT, String.valueOf(proxy.port()));
            @Nullable ProxyCredentials credentials = proxy.credentials();
            if (credentials != null) {
                texts.put(PROXY_USER, credentials.username());
                texts.put(PROXY_PASSWORD, credentials.password());
            }
        }
        @Nullable String certificates = connection.trustedCertificates();
        if (certificates != null) {
            texts.put(CERTIFICATES, certificates);
        }
        return texts;
    }

    /** Says on the agent, in the task's log, why there is no connection: an exception on the server would be seen by administrators only. */
    static Map<String, String> problem(CiFailure why) {
        return Map.of(PROBLEM, String.valueOf(why.getMessage()));
    }

    /** @throws CiFailure when there is no connection */
    public static ServerConnection read(@Nullable Map<String, String> texts) {
        @Nullable String url = texts == null ? null : texts.get(URL);
        if (texts == null || url == null) {
            throw new CiFailure(
                    CiFailure.Reason.INPUT,
                    texts == null
                            ? "Bamboo has sent no Slipway server to this agent"
                            : texts.getOrDefault(PROBLEM, "Bamboo has sent no Slipway server to this agent"));
        }
        return new ServerConnection(
                url,
                texts.getOrDefault(API_KEY, ""),
                texts.getOrDefault(SPACE, ""),
                proxy(texts),
                texts.get(CERTIFICATES),
                ServerConnections.userAgent());
    }

    private static @Nullable ProxySettings proxy(Map<String, String> texts) {
        @Nullable String host = texts.get(PROXY_HOST);
        if (host == null) {
            return null;
        }
        @Nullable String user = texts.get(PROXY_USER);
        return new ProxySettings(
                host,
                Integer.parseInt(texts.getOrDefault(PROXY_PORT, "")),
                user == null ? null : new ProxyCredentials(user, texts.getOrDefault(PROXY_PASSWORD, "")));
    }
}
