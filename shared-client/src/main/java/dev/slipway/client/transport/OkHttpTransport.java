package dev.slipway.client.transport;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.Set;
import javax.net.ssl.X509TrustManager;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSink;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * By OkHttp. It tries another address of the host by itself, and once again what is answered 408, but never sends the body
 * of a POST twice.
 */
public final class OkHttpTransport implements Transport {
    private static final Set<String> NEED_A_BODY = Set.of("POST", "PUT", "PATCH");

    private final OkHttpClient client;

    public OkHttpTransport(TransportSettings settings) {
        X509TrustManager trustManager = settings.tls().trustManager();
        var builder = new OkHttpClient.Builder()
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.readTimeout())
                .writeTimeout(settings.readTimeout())
                .followRedirects(false)
                .followSslRedirects(false)
                .sslSocketFactory(settings.tls().context(trustManager).getSocketFactory(), trustManager);
        @Nullable ProxySettings proxy = settings.proxy();
        if (proxy != null) {
            builder.proxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.host(), proxy.port())));
        }
        var signIn = new ProxySignIn(proxy);
        builder.proxyAuthenticator(signIn).addNetworkInterceptor(signIn);
        client = builder.build();
    }

    @Override
    public TransportResponse send(TransportRequest request, CancellationToken cancellation) throws IOException {
        Call call = client.newCall(okHttp(request));
        var registration = cancellation.onCancel(call::cancel);
        try {
            return new Answer(call.execute(), registration);
        } catch (IOException | RuntimeException e) {
            registration.close();
            throw e;
        }
    }

    private static Request okHttp(TransportRequest request) {
        var builder = new Request.Builder().url(request.url().toString());
        request.headers().forEach(builder::header);
        if (request.body() != null) {
            builder.method(
                    request.method(), new Body(request.body(), request.method().equals("POST")));
        } else if (NEED_A_BODY.contains(request.method())) {
            builder.method(request.method(), okhttp3.RequestBody.create(ByteString.EMPTY, null));
        } else {
            builder.method(request.method(), null);
        }
        return builder.build();
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    private static final class Body extends okhttp3.RequestBody {
        private final RequestBody body;
        private final boolean isSentOnce;

        Body(RequestBody body, boolean isSentOnce) {
            this.body = body;
            this.isSentOnce = isSentOnce;
        }

        @Override
        public @Nullable MediaType contentType() {
            return MediaType.parse(body.contentType());
        }

        @Override
        public long contentLength() {
            return body.length();
        }

        @Override
        public boolean isOneShot() {
            return isSentOnce || !body.isRepeatable();
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            body.writeTo(sink.outputStream());
        }
    }

    private record Answer(Response response, CancellationToken.Registration registration) implements TransportResponse {
        @Override
        public int status() {
            return response.code();
        }

        @Override
        public @Nullable String header(String name) {
            return response.header(name);
        }

        @Override
        public InputStream body() {
            return response.body().byteStream();
        }

        @Override
        public void close() {
            registration.close();
            response.close();
        }
    }
}
