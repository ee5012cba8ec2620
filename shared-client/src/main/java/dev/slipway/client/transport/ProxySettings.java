package dev.slipway.client.transport;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** An HTTP proxy; {@code credentials} null for one that asks for none, or for Kerberos with the ticket of the process. */
public record ProxySettings(String host, int port, @Nullable ProxyCredentials credentials) implements Serializable {
    public ProxySettings {
        if (host.isBlank() || port < 1 || port > 65535) {
            throw new IllegalArgumentException(
                    "A proxy needs a host and a port from 1 to 65535, not '" + host + ":" + port + "'");
        }
    }
}
