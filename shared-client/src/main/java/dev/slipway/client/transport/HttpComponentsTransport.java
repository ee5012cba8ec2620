package dev.slipway.client.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ProxySelector;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;

/** By Apache HttpComponents, which knows the authentication schemes of Windows networks. */
public final class HttpComponentsTransport implements Transport {
    private static final int CONNECTIONS = 50;

    private final CloseableHttpClient client;

    public HttpComponentsTransport(TransportSettings settings) {
        HttpClientBuilder builder = HttpClients.custom()
                .setConnectionManager(connections(settings))
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement();
        if (settings.proxy() != null) {
            ProxyAuthentication.use(builder, settings.proxy());
        } else {
            builder.setProxySelector(ProxySelector.getDefault());
        }
        client = builder.build();
    }

    private static PoolingHttpClientConnectionManager connections(TransportSettings settings) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(
                        settings.tls().context(settings.tls().trustManager())))
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                        .setSocketTimeout(Math.toIntExact(settings.readTimeout().toMillis()), TimeUnit.MILLISECONDS)
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .build())
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS)
                .build();
    }

    @Override
    public TransportResponse send(TransportRequest request, CancellationToken cancellation) throws IOException {
        var sent = new HttpUriRequestBase(request.method(), request.url());
        request.headers().forEach(sent::setHeader);
        if (request.body() != null) {
            sent.setEntity(new Entity(request.body()));
        }
        var registration = cancellation.onCancel(sent::cancel);
        try {
            var context = HttpClientContext.create();
            var answer = new Answer(client.executeOpen(null, sent, context), registration);
            if ("https".equals(request.url().getScheme()) && context.getSSLSession() == null) {
                answer.close();
                throw new IOException("The proxy refused the way to the server with " + answer.status());
            }
            return answer;
        } catch (IOException | RuntimeException e) {
            registration.close();
            throw e;
        }
    }

    @Override
    public void close() {
        client.close(CloseMode.GRACEFUL);
    }

    private static final class Entity extends AbstractHttpEntity {
        private final RequestBody body;

        Entity(RequestBody body) {
            super(body.contentType(), null, body.length() < 0);
            this.body = body;
        }

        @Override
        public long getContentLength() {
            return body.length();
        }

        @Override
        public boolean isRepeatable() {
            return body.isRepeatable();
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            body.writeTo(out);
        }

        @Override
        public InputStream getContent() {
            throw new UnsupportedOperationException("This body can only be written");
        }

        @Override
        public boolean isStreaming() {
            return !body.isRepeatable();
        }

        @Override
        public void close() {}
    }

    private record Answer(ClassicHttpResponse response, CancellationToken.Registration registration)
            implements TransportResponse {
        @Override
        public int status() {
            return response.getCode();
        }

        @Override
        public @Nullable String header(String name) {
            @Nullable Header header = response.getFirstHeader(name);
            return header == null ? null : header.getValue();
        }

        @Override
        public InputStream body() {
            try {
                @Nullable HttpEntity entity = response.getEntity();
                return entity == null ? InputStream.nullInputStream() : entity.getContent();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            registration.close();
            try {
                response.close();
            } catch (IOException e) {
                // Closing a connection that is broken already; nothing more was wanted of it.
            }
        }
    }
}
