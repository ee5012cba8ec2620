package dev.slipway.server.packages;

import dev.slipway.server.TestServer;
import dev.slipway.server.Wire;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

/** Sends files as clients do, and as they should not. */
public record Pushes(String server, String space, String path) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String BOUNDARY = "x-1234-boundary";

    public Pushes(String server, String space) {
        this(server, space, "raw");
    }

    public static Pushes in(String space) {
        return to(space, "raw");
    }

    /** To another address below the packages of the space. */
    static Pushes to(String space, String path) {
        return new Pushes(TestServer.shared().url(), space, path);
    }

    /** One part in a multipart body, under a name that no server should ask for. */
    public Wire.Answer push(String fileName, String content) {
        return push(fileName, content, "");
    }

    public Wire.Answer push(String fileName, String content, String query) {
        return push(fileName, new ByteArrayInputStream(bytes(content)), query);
    }

    public Wire.Answer push(String fileName, InputStream content, String query) {
        return multipart(
                "form-data; name=\"whatever\"; filename=\"" + fileName + "\"",
                content,
                "\r\n--" + BOUNDARY + "--\r\n",
                query);
    }

    Wire.Answer multipart(String disposition, InputStream content, String end, String query) {
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"comment\"\r\n\r\nnot a file\r\n--"
                + BOUNDARY + "\r\nContent-Disposition: " + disposition
                + "\r\nContent-Type: application/octet-stream\r\n\r\n";
        var body = new SequenceInputStream(Collections.enumeration(
                List.of(new ByteArrayInputStream(bytes(head)), content, new ByteArrayInputStream(bytes(end)))));
        return send(HttpRequest.newBuilder(raw(query))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> body)));
    }

    Wire.Answer rawBody(String query, String disposition, String content) {
        HttpRequest.Builder request = HttpRequest.newBuilder(raw(query))
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofString(content));
        return send(disposition.isEmpty() ? request : request.header("Content-Disposition", disposition));
    }

    private URI raw(String query) {
        return URI.create(server + "/api/" + space + "/packages/" + path + query);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** With the administrator's key; the body is read as text. */
    static Wire.Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(
                    request.header("X-Octopus-ApiKey", TestServer.ADMIN_KEY).build(),
                    HttpResponse.BodyHandlers.ofString());
            return new Wire.Answer(
                    response.statusCode(), response.body(), response.headers().map());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
