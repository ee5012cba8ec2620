package dev.slipway.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An HTTP proxy between the server and machines (R2.27). */
@WireRecord
public record Proxy(
        String id,
        String spaceId,
        String name,
        String proxyType,
        String host,
        int port,
        @Nullable String username,
        @Nullable SensitiveValue password,
        Map<String, String> links)
        implements ProxyBuilder.With {
    public Proxy {
        proxyType = Defaults.text(proxyType, "HTTP");
    }
}
