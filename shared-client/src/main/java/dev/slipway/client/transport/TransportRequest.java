package dev.slipway.client.transport;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it goes over the wire.
 *
 * @param url sent as it stands: what is percent-encoded in it stays so
 * @param body null for none
 */
public record TransportRequest(String method, URI url, Map<String, String> headers, @Nullable RequestBody body) {
    /** Without the headers, which hold the API key. */
    @Override
    public String toString() {
        return method + " " + url;
    }
}
