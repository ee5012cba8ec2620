package dev.slipway.server.blob;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlyFlushTest {
    private static final int ENOUGH = 32 * 1024 * 1024;

    private final ExecutorService flushers = Executors.newCachedThreadPool();

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        flushers.shutdownNow();
    }

    /** Linux cannot flush a device of this kind, and says so. */
    @Test
    void aFlushThatFailsIsToldBeforeTheEnd() throws IOException {
        Path device = Path.of("/dev/null");
        assumeThat(device).exists();
        try (FileChannel channel = FileChannel.open(device, StandardOpenOption.WRITE)) {
            var early = new EarlyFlush(channel, flushers);
            early.written(ENOUGH);

            assertThatThrownBy(early::await).isInstanceOf(IOException.class);
        }
    }

    @Test
    void littleIsLeftToTheFlushAtTheEnd() throws IOException {
        Path file = directory.resolve("file");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var early = new EarlyFlush(channel, flushers);
            early.written(ENOUGH - 1);
            assertThatCode(early::await).doesNotThrowAnyException();
            early.written(1);
            early.written(ENOUGH);
            assertThatCode(early::await).doesNotThrowAnyException();
        }
    }
}
