package dev.slipway.client.transport;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How connections are made.
 *
 * @param proxy null means what the JVM's system properties say
 * @param readTimeout the longest silence of the server, not the longest exchange
 */
public record TransportSettings(
        @Nullable ProxySettings proxy, TlsSettings tls, Duration connectTimeout, Duration readTimeout) {}
