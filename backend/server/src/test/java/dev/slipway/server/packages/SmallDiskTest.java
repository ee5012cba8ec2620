package dev.slipway.server.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.api.OverwriteMode;
import dev.slipway.client.Packages;
import dev.slipway.client.ProgressListener;
import dev.slipway.client.SlipwayClient;
import dev.slipway.client.SlipwayConnection;
import dev.slipway.client.SlipwayException;
import dev.slipway.client.SpaceClient;
import dev.slipway.client.UploadSource;
import dev.slipway.server.TestServer;
import dev.slipway.server.app.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server whose packages and database are on one small disk: pushes that do not fit are refused, and nothing is lost. */
@Timeout(120)
class SmallDiskTest {
    private static final int MB = 1024 * 1024;
    private static final int DISK = 40;

    @TempDir
    Path directory;

    private Path disk;
    private Server server;
    private SlipwayClient client;
    private SpaceClient space;

    @BeforeEach
    void start() throws Exception {
        disk = Files.createDirectory(directory.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + DISK + "m", "none", disk.toString()) == 0,
                "Only root can mount a disk");
        server = Server.start(TestServer.settings(disk.resolve("data")));
        client = SlipwayClient.connect(SlipwayConnection.to(server.url(), TestServer.ADMIN_KEY));
        space = client.space("Spaces-1");
    }

    @AfterEach
    void stop() throws Exception {
        if (server != null) {
            client.close();
            server.close();
            assertThat(run("umount", "-l", disk.toString())).isZero();
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private Path file(String name, int size) throws IOException {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return Files.write(directory.resolve(name), content);
    }

    private Packages.Pushed push(Path file) {
        return space.packages().push(file, OverwriteMode.FAIL_IF_EXISTS, ProgressListener.NONE);
    }

    private static void assertRefused(ThrowingCallable push) {
        assertThatThrownBy(push)
                .isInstanceOfSatisfying(
                        SlipwayException.class, e -> assertThat(e.status()).isEqualTo(507))
                .hasMessageContaining(
                        "The server has no room left for the package. Its administrator has to free some.");
    }

    @Test
    void whatDoesNotFitIsRefusedAndTheServerGoesOn() throws IOException {
        Path kept = file("Acme.Kept.1.0.0.zip", MB);
        push(kept);
        Path large = file("Acme.Large.1.0.0.zip", (DISK + 8) * MB);

        assertRefused(() -> push(large));
        assertRefused(() -> space.packages()
                .push(
                        UploadSource.of(large),
                        "Acme.Large.1.0.0.zip",
                        OverwriteMode.FAIL_IF_EXISTS,
                        ProgressListener.NONE));

        space.environments().create("Test");
        push(file("Acme.Small.1.0.0.zip", 2 * MB));
        assertThat(space.packages()
                        .push(kept, OverwriteMode.IGNORE_IF_EXISTS, ProgressListener.NONE)
                        .isNew())
                .isFalse();
        assertThat(files("uploads")).isEmpty();
        assertThat(files("staging")).noneMatch(file -> file.toString().endsWith(".tmp"));
        assertThat(files("sha256")).hasSize(2);
    }

    private List<Path> files(String folder) throws IOException {
        try (Stream<Path> all = Files.walk(disk.resolve("data/blobs").resolve(folder))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
