package dev.slipway.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.OverwriteMode;
import dev.slipway.client.Packages;
import dev.slipway.client.ProgressListener;
import dev.slipway.client.SlipwayClient;
import dev.slipway.client.SlipwayConnection;
import dev.slipway.server.ci.CuttingProxy;
import dev.slipway.server.packaged.SlipwayProcess.Command;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import okio.HashingSource;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A package larger than the server's memory is pushed while the network breaks off and the server is killed. */
@Timeout(300)
class CutPushIT {
    private static final int MB = 1024 * 1024;
    private static final int SIZE = 300 * MB;

    @TempDir
    Path directory;

    private SlipwayProcess server() {
        return Command.server(directory.resolve("data")).withJvm("-Xmx160m").start();
    }

    private static int port(SlipwayProcess server) {
        return URI.create(server.url()).getPort();
    }

    private static void fill(Path file) throws IOException {
        var random = new Random(300);
        byte[] bytes = new byte[MB];
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < SIZE / MB; i++) {
                random.nextBytes(bytes);
                out.write(bytes);
            }
        }
    }

    /** In three places, together a hundredth of it. */
    private static void change(Path file) throws IOException {
        byte[] bytes = new byte[MB];
        new Random(1).nextBytes(bytes);
        try (var content = new RandomAccessFile(file.toFile(), "rw")) {
            for (int place : new int[] {5 * MB + 77, 120 * MB + 1, 299 * MB}) {
                content.seek(place);
                content.write(bytes);
            }
        }
    }

    private static String sha1(Path file) throws IOException {
        try (var hashing = HashingSource.sha1(Okio.source(file));
                var all = Okio.buffer(hashing)) {
            all.readAll(Okio.blackhole());
            return hashing.hash().hex();
        }
    }

    @Test
    void itGoesOnWhereItStoppedAndLaterOnlyWhatHasChangedIsSent() throws IOException {
        Path file = directory.resolve("Acme.Large.1.0.0.zip");
        fill(file);
        var server = new AtomicReference<>(server());
        try (var proxy = new CuttingProxy(port(server.get()));
                var client = SlipwayClient.connect(SlipwayConnection.to(proxy.url(), SlipwayProcess.ADMIN_KEY))) {
            proxy.cutAfter(80L * MB, () -> {}).cutAfter(150L * MB, () -> {}).cutAfter(230L * MB, () -> {
                server.get().kill();
                server.set(server());
                proxy.leadTo(port(server.get()));
            });
            Packages packages = client.space(Workplace.SPACE).packages();

            Packages.Pushed whole = packages.pushChanges(file, OverwriteMode.FAIL_IF_EXISTS, ProgressListener.NONE);

            assertThat(whole.packageVersion().hash()).isEqualTo(sha1(file));
            assertThat(proxy.offsets()).isSorted().doesNotHaveDuplicates();
            assertThat(proxy.sent()).isLessThan(SIZE + 3 * 8L * MB);

            change(file);
            Path next = Files.move(file, directory.resolve("Acme.Large.1.1.0.zip"));
            long before = proxy.sent();
            Packages.Pushed changed = packages.pushChanges(next, OverwriteMode.FAIL_IF_EXISTS, ProgressListener.NONE);

            assertThat(changed.packageVersion().hash()).isEqualTo(sha1(next));
            assertThat(proxy.sent() - before).isLessThan(SIZE * 3L / 100);
        } finally {
            server.get().close();
        }
    }
}
