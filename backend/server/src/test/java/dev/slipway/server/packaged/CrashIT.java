package dev.slipway.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.Wire;
import dev.slipway.server.packaged.SlipwayProcess.Command;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was not acknowledged leaves nothing behind. */
class CrashIT {
    private static final String API = "/api/" + Workplace.SPACE;
    private static final int PACKAGE_BYTES = 2 * 1024 * 1024;

    @TempDir
    Path data;

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

            assertThat(Deeds.sha256(Deeds.download(wire, id))).isEqualTo(Deeds.sha256(content));
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

    private static byte[] bytes() {
        byte[] bytes = new byte[PACKAGE_BYTES];
        new Random(20_261_123).nextBytes(bytes);
        return bytes;
    }
}
