package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.json.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** HTTP without our client, for what has to be seen on the wire itself. */
public record Wire(String url, Optional<String> apiKey) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** An answer, whose body is looked at by paths such as {@code Items/0/Name}. */
    public record Answer(int status, String body, Map<String, List<String>> headers) {
        public Answer expect(int expected) {
            assertThat(status).as("status of the answer: %s", body).isEqualTo(expected);
            return this;
        }

        /** What is at a path: a text, number, flag, list or map; null when there is nothing. */
        public @Nullable Object at(String path) {
            @Nullable Object here = WireJson.read(body, Object.class);
            for (String step : path.split("/")) {
                if (here instanceof Map<?, ?> map) {
                    here = map.get(step);
                } else if (here instanceof List<?> list && step.matches("\\d+")) {
                    int index = Integer.parseInt(step);
                    here = index < list.size() ? list.get(index) : null;
                } else {
                    return null;
                }
            }
            return here;
        }

        public String text(String path) {
            return String.valueOf(at(path));
        }

        /** The values of one property of each element of the list at a path. */
        public List<Object> each(String path, String property) {
            return ((List<?>) at(path))
                    .stream()
                            .<Object>map(item -> ((Map<?, ?>) item).get(property))
                            .toList();
        }

        public boolean has(String property) {
            return WireJson.read(body, Object.class) instanceof Map<?, ?> map && map.containsKey(property);
        }
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, String json) {
        return send("POST", path, json);
    }

    public Answer put(String path, String json) {
        return send("PUT", path, json);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    public Answer send(String method, String path, @Nullable String json) {
        return send(method, path, json, Map.of());
    }

    public Answer send(String method, String path, @Nullable String json, Map<String, String> headers) {
        HttpRequest.BodyPublisher body =
                json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).method(method, body);
        apiKey.ifPresent(key -> request.header("X-Octopus-ApiKey", key));
        headers.forEach(request::header);
        try {
            return sent(request.build());
        } catch (IOException e) {
            return sentAgain(request.build(), e);
        }
    }

    private static Answer sent(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(), response.body(), response.headers().map());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A server closes a kept connection when it likes, such as after a body that nobody wanted to read. */
    private static Answer sentAgain(HttpRequest request, IOException first) {
        try {
            return sent(request);
        } catch (IOException e) {
            e.addSuppressed(first);
            throw new UncheckedIOException(e);
        }
    }
}
