package dev.slipway.server.steps.httprequest;

import dev.slipway.server.engine.ActionFailed;
import dev.slipway.server.engine.ActionRun;
import dev.slipway.server.engine.ActionType;
import dev.slipway.server.outgoing.ReachableDns;
import dev.slipway.server.task.TaskInterrupted;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * {@code Octopus.HttpRequest}: one request from the server, whose status decides. Redirects are not followed: what a
 * request carries is meant for the address it names.
 */
public final class HttpRequestStep implements ActionType {
    private static final String HTTP = "Octopus.Action.HttpRequest.";
    private static final String URL = HTTP + "Url";
    private static final String METHOD = HTTP + "Method";
    private static final String HEADERS = HTTP + "Headers";
    private static final String TIMEOUT = HTTP + "TimeoutSeconds";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD");
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
    private static final int DEFAULT_SECONDS = 30;
    private static final int MOST_SECONDS = 3600;
    private static final long LARGEST_BODY = 100_000;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final ReachableDns dns = new ReachableDns();
    private final OkHttpClient client = new OkHttpClient.Builder()
            .dns(dns)
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .build();

    private record Answer(int status, String body, boolean isCut) {}

    @Override
    public String name() {
        return "Octopus.HttpRequest";
    }

    /** If the server dies while it waits for the answer, the request is sent again, under the same key. */
    @Override
    public void run(ActionRun run) throws ActionFailed, TaskInterrupted, IOException {
        StatusCodes expected =
                StatusCodes.parse(HTTP + "ExpectedStatusCodes", run.property(HTTP + "ExpectedStatusCodes"));
        Duration timeout = timeout(run);
        Request request = request(run);
        String status = run.once("request", () -> send(run, request, timeout));
        if (!expected.contain(Integer.parseInt(status))) {
            throw new ActionFailed("The answer has the status " + status + "; expected: " + expected.text() + ".");
        }
    }

    private static Request request(ActionRun run) throws ActionFailed {
        String written = run.property(URL).strip();
        @Nullable HttpUrl url = HttpUrl.parse(written);
        if (url == null) {
            throw new ActionFailed(URL + " is '" + run.masked(written) + "'; it must be an http or https address.");
        }
        String method = run.property(METHOD).strip().toUpperCase(Locale.ROOT);
        method = method.isEmpty() ? "GET" : method;
        if (!METHODS.contains(method)) {
            throw new ActionFailed(METHOD + " is '" + run.masked(method) + "'; allowed: "
                    + String.join(", ", METHODS.stream().sorted().toList()) + ".");
        }
        Headers headers = headers(run);
        return new Request.Builder()
                .url(url)
                .headers(headers)
                .method(method, body(run, method, headers))
                .build();
    }

    private static Headers headers(ActionRun run) throws ActionFailed {
        var headers = new Headers.Builder();
        int number = 0;
        for (String line : run.property(HEADERS).lines().toList()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            int colon = line.indexOf(':');
            try {
                headers.add(
                        line.substring(0, Math.max(colon, 0)).strip(),
                        line.substring(colon + 1).strip());
            } catch (IllegalArgumentException e) {
                // Without the line: it may be a password.
                throw new ActionFailed(
                        "Line " + number + " of " + HEADERS + " is no header; each line must be 'Name: value'.");
            }
        }
        if (headers.get("Idempotency-Key") == null) {
            headers.set("Idempotency-Key", "\"" + run.ticket("request").id() + "\"");
        }
        return headers.build();
    }

    private static @Nullable RequestBody body(ActionRun run, String method, Headers headers) {
        String body = run.property(HTTP + "Body");
        if (WITHOUT_BODY.contains(method) || (body.isEmpty() && !WITH_BODY.contains(method))) {
            return null;
        }
        @Nullable String type = headers.get("Content-Type");
        // As bytes, or a charset would be added to the type.
        return RequestBody.create(ByteString.encodeUtf8(body), type == null ? null : MediaType.parse(type));
    }

    private static Duration timeout(ActionRun run) throws ActionFailed {
        String written = run.property(TIMEOUT).strip();
        int seconds = written.isEmpty() ? DEFAULT_SECONDS : written.matches("\\d{1,4}") ? Integer.parseInt(written) : 0;
        if (seconds < 1 || seconds > MOST_SECONDS) {
            throw new ActionFailed(
                    TIMEOUT + " is '" + run.masked(written) + "'; it must be a number from 1 to " + MOST_SECONDS + ".");
        }
        return Duration.ofSeconds(seconds);
    }

    private String send(ActionRun run, Request request, Duration timeout)
            throws ActionFailed, TaskInterrupted, IOException {
        HttpUrl shown =
                request.url().newBuilder().username("").password("").query(null).build();
        run.info(request.method() + " " + shown);
        dns.requireReachable(request.url().host());
        Answer answer = answer(
                run,
                client.newBuilder()
                        .callTimeout(timeout)
                        .readTimeout(timeout)
                        .build()
                        .newCall(request),
                timeout);
        run.info("Status " + answer.status());
        if (!answer.body().isBlank()) {
            run.verbose(answer.body());
        }
        if (answer.isCut()) {
            run.verbose("The answer is longer; only its first " + LARGEST_BODY + " bytes are kept.");
        }
        run.setOutput("Response.StatusCode", String.valueOf(answer.status()), false);
        run.setOutput("Response.Body", answer.body(), false);
        return String.valueOf(answer.status());
    }

    private static Answer answer(ActionRun run, Call call, Duration timeout)
            throws ActionFailed, TaskInterrupted, IOException {
        var coming = new CompletableFuture<Answer>();
        call.enqueue(new Callback() {
            @Override
            public void onFailure(Call failed, IOException e) {
                coming.completeExceptionally(e);
            }

            @Override
            public void onResponse(Call answered, Response response) {
                try (response) {
                    coming.complete(read(response));
                } catch (IOException e) {
                    coming.completeExceptionally(e);
                }
            }
        });
        try {
            Optional<Answer> answer = Optional.empty();
            while (answer.isEmpty()) {
                run.checkpoint();
                answer = soon(coming);
            }
            return answer.get();
        } catch (ExecutionException e) {
            String reason = e.getCause() instanceof InterruptedIOException
                    ? "there was no whole answer within " + timeout.toSeconds() + " s"
                    : String.valueOf(e.getCause());
            throw new ActionFailed("The request failed: " + run.masked(reason) + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for the answer", e);
        } finally {
            call.cancel();
        }
    }

    private static Optional<Answer> soon(CompletableFuture<Answer> coming)
            throws ExecutionException, InterruptedException {
        try {
            return Optional.of(coming.get(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        }
    }

    private static Answer read(Response response) throws IOException {
        BufferedSource source = response.body().source();
        boolean isMore = source.request(LARGEST_BODY + 1);
        String body = source.getBuffer()
                .readUtf8(Math.min(LARGEST_BODY, source.getBuffer().size()));
        return new Answer(response.code(), body, isMore);
    }
}
