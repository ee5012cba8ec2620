package dev.slipway.client.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.slipway.testkit.TestCertificate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLException;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What both libraries must do alike. The time limit is for a test that hangs. */
@Timeout(60)
abstract class TransportContract {
    private static final int MEGABYTE = 1024 * 1024;

    abstract Transport open(TransportSettings settings);

    static TransportSettings settings() {
        return new TransportSettings(null, TlsSettings.DEFAULT, Duration.ofSeconds(10), Duration.ofSeconds(30));
    }

    static TransportSettings via(ProxySettings proxy) {
        return new TransportSettings(proxy, TlsSettings.DEFAULT, Duration.ofSeconds(10), Duration.ofSeconds(30));
    }

    private static TransportSettings with(TlsSettings tls) {
        return new TransportSettings(null, tls, Duration.ofSeconds(10), Duration.ofSeconds(30));
    }

    static TransportRequest get(String url) {
        return new TransportRequest("GET", URI.create(url), Map.of(), null);
    }

    private static TransportRequest send(String method, String url, @Nullable RequestBody body) {
        return new TransportRequest(method, URI.create(url), Map.of(), body);
    }

    private static RequestBody text(String text) {
        return RequestBody.of("text/plain", ByteString.encodeUtf8(text));
    }

    static String read(Transport transport, TransportRequest request) throws IOException {
        try (TransportResponse answer = transport.send(request, new CancellationToken())) {
            return answer.status() + " " + new String(answer.body().readAllBytes(), UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE", "POST", "PUT"})
    void methodAddressAndHeadersArriveAsTheyWereGiven(String method) throws IOException {
        CompletableFuture<RawServer.Exchange> seen = new CompletableFuture<>();
        try (var server = new RawServer(exchange -> {
                    seen.complete(exchange);
                    exchange.answer("200 OK", "");
                });
                var transport = open(settings())) {
            String path = "/base/api/Spaces-1/projects/refs%2Fheads%2Fmain/a%20b%C3%BC?ids=A-1,A-2&partialName=x%26y";
            var request = new TransportRequest(
                    method,
                    URI.create(server.url() + path),
                    Map.of("X-Octopus-ApiKey", "API-1", "User-Agent", "me"),
                    null);

            assertThat(read(transport, request)).isEqualTo("200 ");
            assertThat(seen.join().requestLine()).isEqualTo(method + " " + path + " HTTP/1.1");
            assertThat(seen.join().header("X-Octopus-ApiKey")).isEqualTo("API-1");
            assertThat(seen.join().header("User-Agent")).isEqualTo("me");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT"})
    void aBodyArrivesWithItsTypeAndLength(String method) throws IOException {
        try (var server = new RawServer(exchange -> {
                    String body = new String(exchange.in().readNBytes(5), UTF_8);
                    exchange.answer(
                            "201 Created",
                            exchange.header("Content-Type") + "|" + exchange.header("Content-Length") + "|" + body);
                });
                var transport = open(settings())) {
            assertThat(read(transport, send(method, server.url() + "/", text("hello"))))
                    .isEqualTo("201 text/plain|5|hello");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204, 400, 401, 404, 409, 500, 503})
    void everyStatusIsAnAnswer(int status) throws IOException {
        try (var server = new RawServer(exchange -> exchange.answer("HTTP/1.1 " + status + " Some reason\r\n"
                        + (status == 204 ? "\r\n" : "Content-Length: 4\r\n\r\nbody")));
                var transport = open(settings())) {
            assertThat(read(transport, get(server.url() + "/"))).isEqualTo(status + (status == 204 ? " " : " body"));
        }
    }

    @Test
    void headersOfTheAnswerAreFoundInAnyCase() throws IOException {
        try (var server = new RawServer(exchange -> exchange.answer("503 Busy\r\nretry-after: 7", ""));
                var transport = open(settings());
                var answer = transport.send(send("POST", server.url() + "/", text("x")), new CancellationToken())) {
            assertThat(answer.header("Retry-After")).isEqualTo("7");
            assertThat(answer.header("X-None")).isNull();
        }
    }

    @Test
    void aBusyAnswerIsNotFollowedByAnotherPost() throws IOException {
        try (var server = new RawServer(exchange -> {
                    exchange.skipBody();
                    exchange.answer("503 Busy\r\nRetry-After: 0", "");
                });
                var transport = open(settings())) {
            read(transport, send("POST", server.url() + "/", text("x")));

            assertThat(server.requests()).hasSize(1);
        }
    }

    /** The body ends only after the server has seen its beginning: a transport that buffers would wait for ever. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLargeBodyIsStreamed(boolean isLengthKnown) throws IOException {
        long length = 64L * MEGABYTE;
        var begun = new CountDownLatch(1);
        var received = new AtomicLong();
        try (var server = new RawServer(exchange -> {
                    InputStream in = exchange.in();
                    in.skipNBytes(MEGABYTE);
                    begun.countDown();
                    received.set(MEGABYTE + (isLengthKnown ? skip(in, length - MEGABYTE) : skipChunks(in)));
                    exchange.answer("200 OK", exchange.header("Transfer-Encoding"));
                });
                var transport = open(settings())) {
            var body = new Megabytes(64, isLengthKnown, begun);

            assertThat(read(transport, send("POST", server.url() + "/", body)))
                    .isEqualTo("200 " + (isLengthKnown ? "" : "chunked"));
            assertThat(received.get()).isGreaterThanOrEqualTo(length);
        }
    }

    private static long skip(InputStream in, long count) throws IOException {
        in.skipNBytes(count);
        return count;
    }

    /** Up to the end of the last chunk, which is empty; the body has no bytes that look like it. */
    private static long skipChunks(InputStream in) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long count = 0;
        String end = "";
        while (!end.endsWith("\r\n0\r\n\r\n")) {
            int read = in.read(buffer);
            count += read;
            end = (end + new String(buffer, 0, read, UTF_8));
            end = end.substring(Math.max(0, end.length() - 7));
        }
        return count;
    }

    private record Megabytes(int count, boolean isLengthKnown, CountDownLatch begun) implements RequestBody {
        @Override
        public String contentType() {
            return "application/octet-stream";
        }

        @Override
        public long length() {
            return isLengthKnown ? (long) count * MEGABYTE : -1;
        }

        @Override
        public boolean isRepeatable() {
            return false;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            byte[] megabyte = new byte[MEGABYTE];
            for (int i = 0; i < count; i++) {
                out.write(megabyte);
                if (i == count / 2) {
                    awaitBeginning();
                }
            }
        }

        private void awaitBeginning() throws IOException {
            try {
                if (!begun.await(20, TimeUnit.SECONDS)) {
                    throw new IOException("Nothing was sent yet");
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }

    @Test
    void anAnswerIsStreamed() throws IOException {
        var isRead = new CountDownLatch(1);
        try (var server = new RawServer(exchange -> {
                    exchange.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\na");
                    isRead.await();
                    exchange.answer("b");
                });
                var transport = open(settings());
                var answer = transport.send(get(server.url() + "/"), new CancellationToken())) {
            assertThat(answer.body().read()).isEqualTo('a');
            isRead.countDown();
            assertThat(answer.body().read()).isEqualTo('b');
        }
    }

    @Test
    void aCompressedAnswerIsDecompressed() throws IOException {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write("hello".getBytes(UTF_8));
        }
        try (var server = new RawServer(exchange -> {
                    assertThat(exchange.header("Accept-Encoding")).contains("gzip");
                    exchange.answer("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + compressed.size()
                            + "\r\n\r\n");
                    exchange.out().write(compressed.toByteArray());
                });
                var transport = open(settings())) {
            assertThat(read(transport, get(server.url() + "/"))).isEqualTo("200 hello");
        }
    }

    @Test
    void bytesThatMustNotBeCompressedCanBeAskedFor() throws IOException {
        try (var server = new RawServer(exchange -> exchange.answer("200 OK", exchange.header("Accept-Encoding")));
                var transport = open(settings())) {
            var request = new TransportRequest(
                    "GET", URI.create(server.url() + "/"), Map.of("Accept-Encoding", "identity"), null);

            assertThat(read(transport, request)).isEqualTo("200 identity");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"301 Moved", "302 Found", "307 Temporary", "308 Permanent"})
    void redirectsAreNotFollowed(String status) throws IOException {
        try (var other = new RawServer(exchange -> exchange.answer("200 OK", "stolen"));
                var server =
                        new RawServer(exchange -> exchange.answer(status + "\r\nLocation: " + other.url() + "/x", ""));
                var transport = open(settings());
                var answer = transport.send(get(server.url() + "/"), new CancellationToken())) {
            assertThat(answer.header("Location")).isEqualTo(other.url() + "/x");
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void cookiesAreForgotten() throws IOException {
        try (var server = new RawServer(exchange ->
                        exchange.answer("200 OK\r\nSet-Cookie: session=1; Path=/", exchange.header("Cookie")));
                var transport = open(settings())) {
            read(transport, get(server.url() + "/"));

            assertThat(read(transport, get(server.url() + "/"))).isEqualTo("200 ");
        }
    }

    @Test
    void aSilentServerIsGivenUp() throws IOException {
        try (var server = new RawServer(exchange -> new CountDownLatch(1).await());
                var transport = open(new TransportSettings(
                        null, TlsSettings.DEFAULT, Duration.ofSeconds(10), Duration.ofMillis(200)))) {
            assertThatThrownBy(() -> read(transport, get(server.url() + "/")))
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aClosedPortIsAConnectException() throws IOException {
        int port;
        try (var closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        try (var transport = open(settings())) {
            assertThatThrownBy(() -> read(transport, get("http://127.0.0.1:" + port + "/")))
                    .isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void aPostWhoseConnectionBreaksIsSentOnce() throws IOException {
        try (var server = new RawServer(exchange -> {
                    exchange.skipBody();
                    exchange.close();
                });
                var transport = open(settings())) {
            assertThatIOException()
                    .isThrownBy(() -> read(transport, send("POST", server.url() + "/", text("x"))))
                    .isNotInstanceOf(ConnectException.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    /** A connection that was kept, and that the server has closed meanwhile, is where libraries like to try again. */
    @Test
    void aPostOnAnOldConnectionIsNotSentTwice() throws IOException {
        try (var server = new RawServer(exchange -> {
                    exchange.skipBody();
                    if (exchange.requestLine().startsWith("GET")) {
                        exchange.answer("200 OK", "");
                    } else {
                        exchange.close();
                    }
                });
                var transport = open(settings())) {
            read(transport, get(server.url() + "/"));

            assertThatIOException().isThrownBy(() -> read(transport, send("POST", server.url() + "/", text("x"))));
            assertThat(server.requests()).containsExactly("GET / HTTP/1.1", "POST / HTTP/1.1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 10\r\n\r\nabc", "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"})
    void anAnswerThatEndsTooEarlyIsAFailure(String cutOff) throws IOException {
        try (var server = new RawServer(exchange -> {
                    exchange.answer("HTTP/1.1 200 OK\r\n" + cutOff);
                    exchange.close();
                });
                var transport = open(settings())) {
            assertThatIOException().isThrownBy(() -> read(transport, get(server.url() + "/")));
        }
    }

    @Test
    void aCancellationEndsTheWaitForAnAnswer() throws IOException {
        var cancellation = new CancellationToken();
        try (var server = new RawServer(exchange -> {
                    cancellation.cancel();
                    new CountDownLatch(1).await();
                });
                var transport = open(settings())) {
            assertThatIOException().isThrownBy(() -> transport.send(get(server.url() + "/"), cancellation));
        }
    }

    @Test
    void aCancellationEndsTheReadingOfAnAnswer() throws IOException {
        var cancellation = new CancellationToken();
        try (var server = new RawServer(exchange -> {
                    exchange.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\na");
                    new CountDownLatch(1).await();
                });
                var transport = open(settings());
                var answer = transport.send(get(server.url() + "/"), cancellation)) {
            InputStream body = answer.body();
            assertThat(body.read()).isEqualTo('a');
            CompletableFuture<Void> cancelled = CompletableFuture.runAsync(cancellation::cancel);

            assertThatIOException().isThrownBy(body::read);
            cancelled.join();
        }
    }

    @Test
    void aServerWithACertificateOfOnesOwnIsTrustedOnlyWhenToldSo(@TempDir Path directory) throws Exception {
        TestCertificate certificate = TestCertificate.of("server", directory);
        var server = new WireMockServer(https(certificate));
        server.start();
        String url = "https://localhost:" + server.httpsPort() + "/";
        try (var trusting = open(with(new TlsSettings(certificate.pem(), null)));
                var careful = open(settings())) {
            assertThat(read(trusting, get(url))).startsWith("404 ");
            assertThatThrownBy(() -> read(careful, get(url))).isInstanceOf(SSLException.class);
        } finally {
            server.stop();
        }
    }

    @Test
    void aClientCertificateIsShownToTheServer(@TempDir Path directory) throws Exception {
        TestCertificate certificate = TestCertificate.of("server", directory);
        TestCertificate client = TestCertificate.of("client", directory);
        var server = new WireMockServer(https(certificate)
                .needClientAuth(true)
                .trustStorePath(client.keyStore().toString())
                .trustStorePassword(TestCertificate.PASSWORD)
                .trustStoreType("PKCS12"));
        server.start();
        String url = "https://localhost:" + server.httpsPort() + "/";
        try (var known = open(with(new TlsSettings(certificate.pem(), client.asClientCertificate())));
                var stranger = open(with(new TlsSettings(certificate.pem(), null)))) {
            assertThat(read(known, get(url))).startsWith("404 ");
            assertThatIOException().isThrownBy(() -> read(stranger, get(url)));
        } finally {
            server.stop();
        }
    }

    private static WireMockConfiguration https(TestCertificate certificate) {
        return WireMockConfiguration.options()
                .dynamicPort()
                .dynamicHttpsPort()
                .keystorePath(certificate.keyStore().toString())
                .keystorePassword(TestCertificate.PASSWORD)
                .keyManagerPassword(TestCertificate.PASSWORD)
                .keystoreType("PKCS12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no certificate", ""})
    void whatIsNoCertificateIsRefusedAtOnce(String pem) {
        assertThatThrownBy(() -> open(with(new TlsSettings(pem, null))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The trusted certificates cannot be read");
    }

    @Test
    void requestsGoThroughAProxy() throws IOException {
        try (var proxy = new RawServer(exchange -> exchange.answer("200 OK", exchange.requestLine()));
                var transport = open(via(new ProxySettings("127.0.0.1", proxy.port(), null)))) {
            assertThat(read(transport, get("http://slipway.example/api")))
                    .isEqualTo("200 GET http://slipway.example/api HTTP/1.1");
        }
    }

    @Test
    void aProxyIsGivenTheUserAndPasswordItAsksFor() throws IOException {
        String expected = "Basic " + Base64.getEncoder().encodeToString("ada:hunter2".getBytes(UTF_8));
        try (var proxy = new RawServer(exchange -> {
                    exchange.skipBody();
                    if (exchange.header("Proxy-Authorization").equals(expected)) {
                        exchange.answer("200 OK", "through");
                    } else {
                        exchange.answer("407 Who\r\nProxy-Authenticate: Basic realm=\"proxy\"", "");
                    }
                });
                var transport = open(
                        via(new ProxySettings("127.0.0.1", proxy.port(), new ProxyCredentials("ada", "hunter2"))))) {
            assertThat(read(transport, send("POST", "http://slipway.example/api", text("x"))))
                    .isEqualTo("200 through");
        }
    }

    @Test
    void aTunnelIsAskedOfTheProxyForHttps() throws IOException {
        try (var proxy = new RawServer(exchange -> {
                    exchange.answer("502 No", "");
                });
                var transport = open(via(new ProxySettings("127.0.0.1", proxy.port(), null)))) {
            assertThatIOException()
                    .isThrownBy(() -> read(transport, get("https://slipway.example/api")))
                    .satisfies(e -> assertThat(List.of("CONNECT slipway.example:443 HTTP/1.1"))
                            .isEqualTo(proxy.requests()));
        }
    }
}
