package dev.slipway.client;

import dev.slipway.client.transport.ProxySettings;
import dev.slipway.client.transport.TlsSettings;
import dev.slipway.client.transport.TransportKind;
import dev.slipway.client.transport.TransportSettings;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a server is and how it is talked to.
 *
 * @param url with the base path, if any, and without {@code /api}
 * @param apiKey empty to call as nobody, which only the root document allows
 * @param proxy null means what the JVM's system properties say
 * @param readTimeout the longest silence of the server
 * @param userAgent names the caller in the server's log and audit trail
 */
@RecordBuilder
public record SlipwayConnection(
        URI url,
        String apiKey,
        @Nullable ProxySettings proxy,
        TlsSettings tls,
        Duration connectTimeout,
        Duration readTimeout,
        RetryPolicy retries,
        TransportKind transport,
        String userAgent)
        implements SlipwayConnectionBuilder.With {
    private static final Pattern API_KEY = Pattern.compile("[A-Za-z0-9-]*");

    /** @throws IllegalArgumentException when the address or the key cannot be right; the message has no secret */
    public SlipwayConnection {
        if (url.getHost() == null || !("https".equals(url.getScheme()) || "http".equals(url.getScheme()))) {
            throw new IllegalArgumentException("'" + withoutUserInfo(url)
                    + "' is no address of a server; write https://host or https://host/path");
        }
        if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("The address '" + withoutUserInfo(url)
                    + "' has more than host, port and path; user names, queries and fragments do not belong there");
        }
        if (!API_KEY.matcher(apiKey).matches()) {
            // An HTTP library would put the whole value in its own message.
            throw new IllegalArgumentException("The API key has characters other than letters, digits and hyphens");
        }
        url = URI.create(url.toString().replaceFirst("/+$", ""));
    }

    /** With the defaults: 15 seconds to connect, two minutes of silence, five attempts, OkHttp. */
    public static SlipwayConnection to(String url, String apiKey) {
        return new SlipwayConnection(
                parsed(url),
                apiKey,
                null,
                TlsSettings.DEFAULT,
                Duration.ofSeconds(15),
                Duration.ofMinutes(2),
                RetryPolicy.DEFAULT,
                TransportKind.OK_HTTP,
                "slipway-client");
    }

    private static URI parsed(String url) {
        try {
            return URI.create(url.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + url + "' is no address of a server", e);
        }
    }

    private static String withoutUserInfo(URI url) {
        return url.toString().replaceFirst("//[^/@]*@", "//");
    }

    TransportSettings transportSettings() {
        return new TransportSettings(proxy, tls, connectTimeout, readTimeout);
    }

    /** Without the API key. */
    @Override
    public String toString() {
        return "SlipwayConnection[url=" + url + ", transport=" + transport + "]";
    }
}
