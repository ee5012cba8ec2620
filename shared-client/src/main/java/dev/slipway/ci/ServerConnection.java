package dev.slipway.ci;

import dev.slipway.client.RetryPolicy;
import dev.slipway.client.SlipwayClient;
import dev.slipway.client.SlipwayConnection;
import dev.slipway.client.transport.ProxySettings;
import dev.slipway.client.transport.TlsSettings;
import java.io.Serializable;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The server that a build server's administrator or project has set up. Can be sent to an agent.
 *
 * @param space name or id; empty for the server's default one
 * @param proxy null for what the JVM's system properties say
 * @param trustedCertificates in PEM, trusted besides the JVM's own; null for none
 * @param userAgent the plugin and its version, {@code slipway-jenkins/1.2.0}
 */
public record ServerConnection(
        String url,
        String apiKey,
        String space,
        @Nullable ProxySettings proxy,
        @Nullable String trustedCertificates,
        String userAgent)
        implements Serializable {
    /** Asks nothing of the server yet; close the client when the operation is over. */
    public SlipwayClient connect() {
        return connect(UnaryOperator.identity());
    }

    /** For somebody who waits in front of a form, and for what one can do without: gives up after seconds, and tries once. */
    SlipwayClient connectBriefly() {
        return connect(connection -> connection
                .withConnectTimeout(Duration.ofSeconds(5))
                .withReadTimeout(Duration.ofSeconds(10))
                .withRetries(RetryPolicy.NONE));
    }

    private SlipwayClient connect(UnaryOperator<SlipwayConnection> manner) {
        try {
            return SlipwayClient.connect(manner.apply(SlipwayConnection.to(url, apiKey)
                    .withProxy(proxy)
                    .withTls(new TlsSettings(trustedCertificates, null))
                    .withUserAgent(userAgent)));
        } catch (IllegalArgumentException e) {
            throw new CiFailure(CiFailure.Reason.INPUT, String.valueOf(e.getMessage()), e);
        }
    }

    /** Without the API key. */
    @Override
    public String toString() {
        return "ServerConnection[url=" + url + ", space=" + space + "]";
    }
}
