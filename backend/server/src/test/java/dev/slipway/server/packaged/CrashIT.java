package dev.slipway.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.Wire;
import dev.slipway.server.packaged.SlipwayProcess.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged is on disk: the server is killed right after it has answered, again and again. */
class CrashIT {
    private static final String API = "/api/" + Workplace.SPACE;
    private static final int ROUNDS = 5;
    private static final int PACKAGE_BYTES = 2 * 1024 * 1024;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path data;

    private final Random random = new Random(20_261_123);

    /** What must be found from now on. */
    private final List<Consumer<Wire>> acknowledged = new ArrayList<>();

    private int cycles;

    @Test
    void whatWasAcknowledgedOutlivesEveryKill() throws IOException {
        Workplace workplace = afterwardsKilled(wire -> Workplace.make(wire, "Acme"));
        for (int round = 1; round <= ROUNDS; round++) {
            String name = "Round " + round;
            byte[] content = bytes();
            String version = "1.0." + round;
            afterwardsKilled(wire -> createEnvironment(wire, name));
            afterwardsKilled(wire -> push(wire, "Acme.Web." + version + ".zip", content));
            afterwardsKilled(wire -> setVariable(wire, workplace, name));
            afterwardsKilled(wire -> createRelease(wire, workplace, version));
        }
        assertThat(cycles).isGreaterThanOrEqualTo(20);
    }

    /** Starts the server, looks whether everything is there, does the deed, and kills the server as soon as it answers. */
    private <T> T afterwardsKilled(Function<Wire, T> deed) {
        try (SlipwayProcess server = Command.server(data).start()) {
            Wire wire = server.wire();
            acknowledged.forEach(check -> check.accept(wire));
            T result = deed.apply(wire);
            server.kill();
            cycles++;
            return result;
        }
    }

    private String createEnvironment(Wire wire, String name) {
        String id = wire.post(API + "/environments", Workplace.json(Map.of("Name", name)))
                .expect(201)
                .text("Id");
        acknowledged.add(later -> assertThat(
                        later.get(API + "/environments/" + id).expect(200).text("Name"))
                .isEqualTo(name));
        return id;
    }

    private String push(Wire wire, String fileName, byte[] content) {
        String id = new Upload(fileName, content)
                .send(wire, Workplace.SPACE)
                .expect(201)
                .text("Id");
        String expected = sha256(content);
        acknowledged.add(later -> assertThat(sha256(download(later, id))).isEqualTo(expected));
        return id;
    }

    private String setVariable(Wire wire, Workplace workplace, String value) {
        workplace.setVariable(wire, value);
        acknowledged.removeIf(VariableCheck.class::isInstance);
        acknowledged.add(new VariableCheck(workplace, value));
        return value;
    }

    /** Each change replaces the one before, so only the last is looked for. */
    private record VariableCheck(Workplace workplace, String value) implements Consumer<Wire> {
        @Override
        public void accept(Wire wire) {
            assertThat(workplace.variable(wire)).isEqualTo(value);
        }
    }

    private String createRelease(Wire wire, Workplace workplace, String version) {
        String id = workplace.release(wire, version);
        acknowledged.add(later -> assertThat(
                        later.get(API + "/releases/" + id).expect(200).text("Version"))
                .isEqualTo(version));
        return id;
    }

    @Test
    void aPushThatIsKilledHalfwayLeavesNothingAndSucceedsLater() throws IOException {
        byte[] content = bytes();
        var upload = new Upload("Acme.Web.1.0.0.zip", content);
        try (SlipwayProcess server = Command.server(data).start();
                Socket socket = upload.sendHalf(server.wire(), Workplace.SPACE)) {
            awaitStagedBytes(content.length / 2 - 512 * 1024);
            server.kill();
            assertThat(socket.isConnected()).isTrue();
        }

        try (SlipwayProcess server = Command.server(data).start()) {
            Wire wire = server.wire();
            wire.get(API + "/packages/packages-Acme.Web.1.0.0").expect(404);
            assertThat(bytesOfBlobs()).isZero();

            String id = upload.send(wire, Workplace.SPACE).expect(201).text("Id");

            assertThat(sha256(download(wire, id))).isEqualTo(sha256(content));
            assertThat(bytesOfBlobs()).isEqualTo(content.length);
        }
    }

    private void awaitStagedBytes(long bytes) throws IOException {
        while (bytesOfBlobs() < bytes) {
            Thread.onSpinWait();
        }
    }

    private long bytesOfBlobs() throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("blobs"))) {
            return files.filter(Files::isRegularFile).mapToLong(CrashIT::size).sum();
        }
    }

    /** A file may be renamed while the directory is walked. */
    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    private byte[] bytes() {
        byte[] bytes = new byte[PACKAGE_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] download(Wire wire, String id) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(wire.url() + API + "/packages/" + id + "/raw"))
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

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
