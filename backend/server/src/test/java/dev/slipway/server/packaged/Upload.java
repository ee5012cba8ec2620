package dev.slipway.server.packaged;

import dev.slipway.server.Wire;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** A package on its way to the server, as clients send it: the only part of a multipart form. */
final class Upload {
    private static final String BOUNDARY = "----slipway-packaged";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String fileName;
    private final byte[] content;

    Upload(String fileName, byte[] content) {
        this.fileName = fileName;
        this.content = content;
    }

    private static byte[] head(String fileName) {
        return ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] tail() {
        return ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Sends all of it. */
    Wire.Answer send(Wire wire, String space) {
        return send(wire, space, fileName, BodyPublishers.ofByteArray(content));
    }

    /** Sends a file as it is read. */
    static Wire.Answer send(Wire wire, String space, String fileName, Path file) throws IOException {
        return send(wire, space, fileName, BodyPublishers.ofFile(file));
    }

    private static Wire.Answer send(Wire wire, String space, String fileName, BodyPublisher content) {
        BodyPublisher body = BodyPublishers.concat(
                BodyPublishers.ofByteArray(head(fileName)), content, BodyPublishers.ofByteArray(tail()));
        HttpRequest request = HttpRequest.newBuilder(URI.create(wire.url() + "/api/" + space + "/packages/raw"))
                .header("X-Octopus-ApiKey", wire.apiKey().orElseThrow())
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(body)
                .build();
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return new Wire.Answer(
                    response.statusCode(), response.body(), response.headers().map());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends the first half, and leaves the connection open: the server waits for the rest until it is closed. */
    Socket sendHalf(Wire wire, String space) throws IOException {
        URI server = URI.create(wire.url());
        byte[] head = head(fileName);
        long length = head.length + (long) content.length + tail().length;
        var socket = new Socket(server.getHost(), server.getPort());
        OutputStream out = socket.getOutputStream();
        out.write(("POST /api/" + space + "/packages/raw HTTP/1.1\r\nHost: " + server.getAuthority()
                        + "\r\nX-Octopus-ApiKey: " + wire.apiKey().orElseThrow()
                        + "\r\nContent-Type: multipart/form-data; boundary=" + BOUNDARY
                        + "\r\nContent-Length: " + length + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        out.write(head);
        out.write(Arrays.copyOf(content, content.length / 2));
        out.flush();
        return socket;
    }
}
