package dev.slipway.server.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.OverwriteMode;
import dev.slipway.client.Packages;
import dev.slipway.client.ProgressListener;
import dev.slipway.client.SlipwayClient;
import dev.slipway.client.SlipwayConnection;
import dev.slipway.server.TestServer;
import dev.slipway.server.app.Server;
import dev.slipway.server.app.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pushes whose connection breaks off go on where they stopped. */
@Timeout(120)
class CutPushTest {
    private static final int MB = 1024 * 1024;
    /** What may be on its way, in buffers of the network, when a connection breaks off. */
    private static final long ON_THE_WAY = 8L * MB;

    @TempDir
    Path directory;

    private Path file(int size) throws IOException {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return Files.write(directory.resolve("Acme.Large.1.0.0.zip"), content);
    }

    private static Packages.Pushed push(CuttingProxy proxy, String space, Path file) {
        try (var client = SlipwayClient.connect(SlipwayConnection.to(proxy.url(), TestServer.ADMIN_KEY))) {
            return client.space(space).packages().push(file, OverwriteMode.FAIL_IF_EXISTS, ProgressListener.NONE);
        }
    }

    private static void assertThatWhatHadComeWasNotSentAgain(CuttingProxy proxy, Path file, int cuts)
            throws IOException {
        List<Long> offsets = proxy.offsets();
        assertThat(offsets).startsWith(0L).isSorted().doesNotHaveDuplicates();
        assertThat(proxy.sent()).isLessThan(Files.size(file) + cuts * ON_THE_WAY);
    }

    @Test
    void aPushThatIsCutTwiceGoesOnWhereItStopped() throws IOException {
        String space = TestServer.shared().newSpace();
        Path file = file(40 * MB);
        try (var proxy = new CuttingProxy(TestServer.shared().server().port())) {
            proxy.cutAfter(12L * MB, () -> {}).cutAfter(30L * MB, () -> {});

            Packages.Pushed pushed = push(proxy, space, file);

            assertThat(pushed.isNew()).isTrue();
            assertThat(pushed.packageVersion().hash())
                    .isEqualTo(ByteString.of(Files.readAllBytes(file)).sha1().hex());
            assertThatWhatHadComeWasNotSentAgain(proxy, file, 2);
            assertThat(proxy.offsets()).hasSizeGreaterThanOrEqualTo(3).anyMatch(offset -> offset % (32 * MB) != 0);
        }
    }

    @Test
    void aPushGoesOnWhereItStoppedAfterTheServerWasStartedAnew() throws IOException {
        var settings = TestServer.settings(directory.resolve("data"));
        var server = new AtomicReference<>(Server.start(settings));
        Path file = file(24 * MB);
        try (var proxy = new CuttingProxy(server.get().port())) {
            proxy.cutAfter(14L * MB, () -> {
                server.get().close();
                server.set(started(settings));
                proxy.leadTo(server.get().port());
            });

            Packages.Pushed pushed = push(proxy, "Spaces-1", file);

            assertThat(pushed.packageVersion().hash())
                    .isEqualTo(ByteString.of(Files.readAllBytes(file)).sha1().hex());
            assertThatWhatHadComeWasNotSentAgain(proxy, file, 1);
            assertThat(directory.resolve("data/blobs/uploads")).isEmptyDirectory();
        } finally {
            server.get().close();
        }
    }

    private static Server started(Settings settings) {
        try {
            return Server.start(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
