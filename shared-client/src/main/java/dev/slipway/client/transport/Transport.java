package dev.slipway.client.transport;

import java.io.IOException;

/**
 * Sends one request and gives its answer, whatever the status, while it still streams. Redirects are answers too: they
 * are not followed, for the credentials in the headers are meant for one host only. Safe for use by many threads.
 */
public interface Transport extends AutoCloseable {
    /**
     * @param cancellation breaks the exchange off, also while the answer's body is being read
     * @throws java.net.ConnectException when no connection came about, so that nothing was sent; as are
     *     {@link java.net.UnknownHostException} and {@link java.net.NoRouteToHostException}
     * @throws IOException when there is no answer, or there was a cancellation
     */
    TransportResponse send(TransportRequest request, CancellationToken cancellation) throws IOException;

    /** Closes idle connections. */
    @Override
    void close();
}
