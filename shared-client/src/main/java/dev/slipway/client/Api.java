package dev.slipway.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.client.SlipwayException.Kind;
import dev.slipway.client.transport.CancellationToken;
import dev.slipway.client.transport.ProxyRefusedException;
import dev.slipway.client.transport.RequestBody;
import dev.slipway.client.transport.Transport;
import dev.slipway.client.transport.TransportRequest;
import dev.slipway.client.transport.TransportResponse;
import dev.slipway.json.BadJson;
import dev.slipway.json.WireJson;
import java.io.IOException;
import java.lang.reflect.Type;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import okio.ByteString;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** Calls of one server: addresses, credentials, further attempts, and failures as exceptions. */
@SuppressWarnings("TypeParameterUnusedInFormals") // a Type at run time says what T is
final class Api {
    private static final Set<String> REPEATABLE = Set.of("GET", "PUT", "DELETE");
    private static final int LONGEST_REDIRECTION = 5;

    /** As long as a server takes to be started anew, and a little more. */
    private static final Duration LONGEST_DOUBT = Duration.ofMinutes(2);

    private final SlipwayConnection connection;
    private final Transport transport;
    private final Pauses pauses;
    private final CancellationToken cancellation;

    Api(SlipwayConnection connection, Transport transport, Pauses pauses, CancellationToken cancellation) {
        this.connection = connection;
        this.transport = transport;
        this.pauses = pauses;
        this.cancellation = cancellation;
    }

    /** Reads an answer; when it breaks off, the call may be made again. */
    interface AnswerReader<T> {
        T read(TransportResponse answer) throws IOException;
    }

    Api withCancellation(CancellationToken token) {
        return new Api(connection, transport, pauses, token);
    }

    /** The same calls for one who asks again of his own. */
    Api withoutRetries() {
        return new Api(connection.withRetries(RetryPolicy.NONE), transport, pauses, cancellation);
    }

    /** The same calls for cleaning up, which do not end when the caller does not want to go on. */
    Api steady() {
        return new Api(connection, transport, pauses, new CancellationToken());
    }

    void close() {
        transport.close();
    }

    Pauses pauses() {
        return pauses;
    }

    /** Sleeps unless or until the caller does not want to go on. */
    void pause(Duration time) {
        try {
            if (pauses.pause(time, cancellation)) {
                throw cancelled(null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancelled(e);
        }
    }

    /** How often a call is tried in all. */
    int attempts() {
        return connection.retries().attempts();
    }

    private void pauseAfter(SlipwayException failure, int failures) {
        @Nullable Duration asked = failure.retryAfter();
        if (asked == null) {
            pauseAfter(failures);
        } else {
            pause(asked);
        }
    }

    /** Sleeps longer with every failure in a row, from 1. */
    void pauseAfter(int failures) {
        pause(connection.retries().delayAfter(failures, pauses.random()));
    }

    <T> T get(ApiPath path, Type type) {
        return exchange(request("GET", path, null), answer -> json(answer, type));
    }

    <T> T post(ApiPath path, @Nullable RequestBody body, Type type) {
        return exchange(request("POST", path, body), answer -> json(answer, type));
    }

    /**
     * Creates something once, however often that has to be sent: the server knows a request that comes again by its key, and
     * answers what it created the first time. So an answer that is lost is asked for again, for as long as a server takes to
     * be started anew. A cancellation ends this only while nothing can have been created.
     */
    <T> T postOnce(ApiPath path, RequestBody body, Type type) {
        TransportRequest request =
                request("POST", path, Map.of("Idempotency-Key", "\"" + UUID.randomUUID() + '"'), body);
        Api steady = steady();
        boolean mayHaveArrived = false;
        @Nullable Instant end = null;
        for (int attempt = 1; ; attempt++) {
            if (!mayHaveArrived && cancellation.isCancelled()) {
                throw cancelled(null);
            }
            try {
                return steady.attempt(request, true, answer -> json(answer, type));
            } catch (FailedAttempt failed) {
                mayHaveArrived |= failed.mayHaveArrived;
                end = end == null ? pauses.now().plus(LONGEST_DOUBT) : end;
                boolean isOver = (failed.failure.kind() == Kind.SERVER || attempts() == 1)
                        ? attempt >= attempts()
                        : !pauses.now().isBefore(end);
                if (!failed.mayBeRepeated || isOver) {
                    throw failed.failure;
                }
                (mayHaveArrived ? steady : this).pauseAfter(failed.failure, attempt);
            }
        }
    }

    void post(ApiPath path, @Nullable RequestBody body) {
        exchange(request("POST", path, body), Api::nothing);
    }

    <T> T put(ApiPath path, @Nullable RequestBody body, Type type) {
        return exchange(request("PUT", path, body), answer -> json(answer, type));
    }

    void put(ApiPath path, @Nullable RequestBody body) {
        exchange(request("PUT", path, body), Api::nothing);
    }

    void delete(ApiPath path) {
        exchange(request("DELETE", path, null), Api::nothing);
    }

    /** A link as an answer gave it, relative to the site: it has the base path already. */
    <T> T follow(String link, Type type) {
        return exchange(
                withHeaders("GET", resolved(connection.url(), link), Map.of(), null), answer -> json(answer, type));
    }

    static RequestBody json(Object value) {
        return json(value, value.getClass());
    }

    static RequestBody json(Object value, Type type) {
        return RequestBody.of("application/json", ByteString.encodeUtf8(WireJson.write(value, type)));
    }

    private TransportRequest request(String method, ApiPath path, @Nullable RequestBody body) {
        return request(method, path, Map.of(), body);
    }

    TransportRequest request(String method, ApiPath path, Map<String, String> headers, @Nullable RequestBody body) {
        return withHeaders(method, URI.create(connection.url() + path.toString()), headers, body);
    }

    private TransportRequest withHeaders(
            String method, URI url, Map<String, String> given, @Nullable RequestBody body) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Accept", "application/json");
        headers.put("User-Agent", connection.userAgent());
        if (!connection.apiKey().isEmpty()) {
            headers.put("X-Octopus-ApiKey", connection.apiKey());
        }
        headers.putAll(given);
        return new TransportRequest(method, url, headers, body);
    }

    <T> T exchange(TransportRequest request, AnswerReader<T> reader) {
        return exchange(() -> request, REPEATABLE.contains(request.method()), reader);
    }

    /**
     * @param request asked for again before every attempt
     * @param isRepeatable whether a second attempt does no harm when the first one may have arrived
     */
    <T> T exchange(Supplier<TransportRequest> request, boolean isRepeatable, AnswerReader<T> reader) {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(request.get(), isRepeatable, reader);
            } catch (FailedAttempt failed) {
                if (!failed.mayBeRepeated || attempt >= connection.retries().attempts()) {
                    throw failed.failure;
                }
                pauseAfter(failed.failure, attempt);
            }
        }
    }

    /** A failure, with what it says about another attempt. */
    private static final class FailedAttempt extends Exception {
        private static final long serialVersionUID = 1L;

        final SlipwayException failure;
        final boolean mayHaveArrived;
        final boolean mayBeRepeated;

        FailedAttempt(SlipwayException failure, boolean mayHaveArrived, boolean mayBeRepeated) {
            super(failure);
            this.failure = failure;
            this.mayHaveArrived = mayHaveArrived;
            this.mayBeRepeated = mayBeRepeated;
        }
    }

    private <T> T attempt(TransportRequest request, boolean isRepeatable, AnswerReader<T> reader) throws FailedAttempt {
        boolean canBeSentAgain = request.body() == null || request.body().isRepeatable();
        try (TransportResponse answer = send(request)) {
            if (answer.status() / 100 == 2) {
                return reader.read(answer);
            }
            SlipwayException failure = failures().of(request, answer, pauses.now());
            boolean wasNotDone = answer.status() == 429 || answer.status() == 503;
            throw new FailedAttempt(
                    failure, !wasNotDone, canBeSentAgain && (wasNotDone || (isRepeatable && failure.isTransient())));
        } catch (IOException e) {
            if (cancellation.isCancelled() || Thread.currentThread().isInterrupted()) {
                throw cancelled(e);
            }
            boolean wasNotSent = e instanceof ConnectException
                    || e instanceof UnknownHostException
                    || e instanceof NoRouteToHostException;
            throw new FailedAttempt(
                    failures().unreachable(request, e),
                    !wasNotSent,
                    canBeSentAgain && (wasNotSent || (isRepeatable && !isFinal(e))));
        } catch (BadJson e) {
            throw failures().notUnderstood(request, e);
        }
    }

    /** Whom one does not trust, or who does not let one through, will not do so a second later. */
    private static boolean isFinal(IOException e) {
        return e instanceof SSLException || e instanceof ProxyRefusedException;
    }

    /** Follows redirects of a GET within the site; anywhere else the API key must not go. */
    private TransportResponse send(TransportRequest request) throws IOException {
        TransportRequest next = request;
        for (int redirects = 0; ; redirects++) {
            if (cancellation.isCancelled()) {
                throw cancelled(null);
            }
            TransportResponse answer = transport.send(next, cancellation);
            @Nullable String location = answer.header("Location");
            if (!isRedirect(answer.status()) || location == null) {
                return answer;
            }
            answer.close();
            if (!request.method().equals("GET") || redirects == LONGEST_REDIRECTION) {
                throw failures().redirected(request, answer.status(), location);
            }
            next = new TransportRequest("GET", resolved(next.url(), location), request.headers(), null);
        }
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    private URI resolved(URI from, String link) {
        URI target;
        try {
            target = from.resolve(link);
        } catch (IllegalArgumentException e) {
            throw SlipwayException.withoutAnswer(Kind.PROTOCOL, "The server gave a link that is none: " + link, e);
        }
        if (!site(target).equals(site(connection.url()))) {
            throw SlipwayException.withoutAnswer(
                    Kind.PROTOCOL,
                    "The server at " + site(connection.url()) + " points to " + site(target)
                            + "; if that is its address, connect to it there",
                    null);
        }
        return target;
    }

    private static String site(URI url) {
        int port = url.getPort() >= 0 ? url.getPort() : "https".equals(url.getScheme()) ? 443 : 80;
        return url.getScheme() + "://" + String.valueOf(url.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }

    static <T> T json(TransportResponse answer, Type type) throws IOException {
        return WireJson.read(Okio.buffer(Okio.source(answer.body())), type);
    }

    /** Read to the end, so that the connection can be used again. */
    private static String nothing(TransportResponse answer) throws IOException {
        return new String(answer.body().readNBytes(Failures.LONGEST_ERROR), UTF_8);
    }

    private Failures failures() {
        return new Failures(connection.apiKey());
    }

    private static SlipwayException cancelled(@Nullable Throwable cause) {
        return SlipwayException.withoutAnswer(Kind.CANCELLED, "The call was cancelled", cause);
    }
}
