package dev.slipway.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What a server was asked to do and has acknowledged, and what must therefore be found on it from then on. */
final class Deeds {
    private static final String API = "/api/" + Workplace.SPACE;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Map<String, Consumer<Wire>> acknowledged = new LinkedHashMap<>();

    void areAllThere(Wire wire) {
        acknowledged.values().forEach(check -> check.accept(wire));
    }

    void createEnvironment(Wire wire, String name) {
        String id = wire.post(API + "/environments", Workplace.json(Map.of("Name", name)))
                .expect(201)
                .text("Id");
        acknowledged.put(id, later -> assertThat(
                        later.get(API + "/environments/" + id).expect(200).text("Name"))
                .isEqualTo(name));
    }

    void push(Wire wire, String fileName, byte[] content) {
        String id = new Upload(fileName, content)
                .send(wire, Workplace.SPACE)
                .expect(201)
                .text("Id");
        String expected = sha256(content);
        acknowledged.put(id, later -> assertThat(sha256(download(later, id))).isEqualTo(expected));
    }

    void setVariable(Wire wire, Workplace workplace, String value) {
        workplace.setVariable(wire, value);
        acknowledged.put(
                "variable", later -> assertThat(workplace.variable(later)).isEqualTo(value));
    }

    void createRelease(Wire wire, Workplace workplace, String version) {
        String id = workplace.release(wire, version);
        acknowledged.put(id, later -> assertThat(
                        later.get(API + "/releases/" + id).expect(200).text("Version"))
                .isEqualTo(version));
    }

    /** Answers the task. */
    String deploy(Wire wire, Workplace workplace, String version) {
        String id = workplace.deploy(wire, version);
        acknowledged.put(id, later -> later.get(API + "/tasks/" + id).expect(200));
        return id;
    }

    static byte[] download(Wire wire, String packageId) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(wire.url() + API + "/packages/" + packageId + "/raw"))
                .header("X-Octopus-ApiKey", wire.apiKey().orElseThrow())
                .build();
        try {
            HttpResponse<byte[]> response = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(response.statusCode())
                    .as(() -> new String(response.body(), StandardCharsets.UTF_8))
                    .isEqualTo(200);
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
