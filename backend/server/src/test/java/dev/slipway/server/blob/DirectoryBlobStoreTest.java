package dev.slipway.server.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryBlobStoreTest {
    private static final int CHUNK = 256 * 1024;

    @TempDir
    Path root;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-01T10:00:00Z"));
    private DirectoryBlobStore store;

    @BeforeEach
    void openStore() throws IOException {
        store = new DirectoryBlobStore(root, now::get);
    }

    @AfterEach
    void closeStore() throws IOException {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 8 * CHUNK, 20 * CHUNK + 77})
    void whatWasCommittedIsReadBackUnderItsHash(int size) throws Exception {
        byte[] content = random(size);
        StagedBlob staged = store.stage(slowly(content), Long.MAX_VALUE);
        assertThat(staged.size()).isEqualTo(size);
        assertThat(staged.sha256().hex()).isEqualTo(hash("SHA-256", content));
        assertThat(staged.sha1()).isEqualTo(hash("SHA-1", content));
        assertThat(staged.path()).hasBinaryContent(content);
        assertThat(store.exists(staged.sha256())).isFalse();

        store.commit(staged);
        staged.close();

        Sha256 sha256 = staged.sha256();
        assertThat(store.exists(sha256)).isTrue();
        assertThat(store.size(sha256)).isEqualTo(size);
        assertThat(store.verify(sha256)).isTrue();
        try (InputStream in = store.open(sha256)) {
            assertThat(in.readAllBytes()).isEqualTo(content);
        }
        try (FileChannel channel = store.channel(sha256)) {
            assertThat(channel.size()).isEqualTo(size);
        }
        String hex = sha256.hex();
        assertThat(store.path(sha256))
                .isEqualTo(root.resolve("sha256/" + hex.substring(0, 2) + "/" + hex.substring(2, 4) + "/" + hex));
        assertThat(filesIn("staging")).isEmpty();
    }

    @Test
    void whatIsNotCommittedLeavesNothing() throws IOException {
        try (StagedBlob staged = store.stage(new ByteArrayInputStream(random(10)), 10)) {
            assertThat(staged.open()).hasBinaryContent(random(10));
        }

        assertThat(filesIn("staging")).isEmpty();
        assertThat(filesIn("sha256")).isEmpty();
    }

    @Test
    void sameBytesAreKeptOnceAndCountAsCommittedAgain() throws IOException {
        Sha256 sha256 = put(random(1000));
        Object inode = Files.getAttribute(store.path(sha256), "unix:ino");
        now.set(Instant.parse("2026-11-02T10:00:00Z"));

        put(random(1000));

        assertThat(filesIn("sha256")).containsExactly(store.path(sha256));
        assertThat(Files.getAttribute(store.path(sha256), "unix:ino")).isEqualTo(inode);
        assertThat(store.lastCommitted(sha256)).isEqualTo(now.get());
        assertThat(filesIn("staging")).isEmpty();
    }

    @Test
    void eightThreadsThatCommitTheSameBytesMakeOneFile() throws Exception {
        byte[] content = random(3 * CHUNK + 5);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            var start = new CyclicBarrier(8);
            List<Future<Sha256>> commits = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                commits.add(threads.submit(() -> {
                    start.await();
                    return put(content);
                }));
            }
            for (Future<Sha256> commit : commits) {
                assertThat(commit.get().hex()).isEqualTo(hash("SHA-256", content));
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(filesIn("sha256")).singleElement().satisfies(file -> assertThat(file)
                .hasBinaryContent(content));
        assertThat(filesIn("staging")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, CHUNK, 10 * CHUNK})
    void moreThanTheLimitIsRefusedAndLeavesNothing(int limit) throws IOException {
        assertThatThrownBy(() -> store.stage(new ByteArrayInputStream(random(limit + 1)), limit))
                .isInstanceOfSatisfying(
                        BlobTooLarge.class, e -> assertThat(e.limit()).isEqualTo(limit))
                .hasMessage("The file is larger than the limit of " + limit + " bytes");
        store.stage(new ByteArrayInputStream(random(limit)), limit).close();

        assertThat(filesIn("staging")).isEmpty();
    }

    @Test
    void aFullDiskIsNamedAndLeavesNothing() throws IOException {
        Path fullDevice = Path.of("/dev/full");
        assumeThat(fullDevice).exists();
        DirectoryBlobStore.Opener full = file -> FileChannel.open(fullDevice, StandardOpenOption.WRITE);
        try (var fullStore = new DirectoryBlobStore(root, now::get, full)) {
            assertThatThrownBy(() -> fullStore.stage(new ByteArrayInputStream(random(3 * CHUNK)), Long.MAX_VALUE))
                    .isInstanceOf(StorageFull.class)
                    .hasMessageStartingWith("There is no space left on the disk of " + root);

            assertThat(filesIn("staging")).isEmpty();
        }
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() throws IOException {
        InputStream broken = new FilterInputStream(new ByteArrayInputStream(random(2 * CHUNK))) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = super.read(buffer, offset, length);
                if (read < 0) {
                    throw new IOException("Connection reset");
                }
                return read;
            }
        };

        assertThatThrownBy(() -> store.stage(broken, Long.MAX_VALUE)).hasMessage("Connection reset");
        assertThat(filesIn("staging")).isEmpty();
    }

    @Test
    void whatACrashLeftIsRemovedAtTheStartButNotWhatAnotherServerWrites() throws IOException {
        Path crashed = Files.createDirectories(root.resolve("staging/0f8fad5b"));
        Files.write(crashed.resolve("push-1.tmp"), random(10));
        Files.createFile(root.resolve("staging/0f8fad5b.lock"));

        try (StagedBlob underWay = store.stage(new ByteArrayInputStream(random(10)), 10);
                var other = new DirectoryBlobStore(root, InstantSource.system())) {
            assertThat(crashed).doesNotExist();
            assertThat(root.resolve("staging/0f8fad5b.lock")).doesNotExist();
            assertThat(underWay.path()).exists();
            store.commit(underWay);
            assertThat(other.verify(underWay.sha256())).isTrue();
        }
    }

    @Test
    void theFilesOfAKilledProcessAreRemovedAtTheNextStart() throws Exception {
        Path other = root.resolve("killed");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StageAndWait.class.getName(),
                        other.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var output = process.inputReader()) {
            assertThat(output.readLine()).isEqualTo("staged");
            try (var whileItRuns = new DirectoryBlobStore(other, InstantSource.system())) {
                assertThat(temporaryFiles(other)).hasSize(1);
                assertThat(filesIn("killed/sha256")).isEmpty();
            }
        } finally {
            process.destroyForcibly().waitFor();
        }

        try (var afterwards = new DirectoryBlobStore(other, InstantSource.system())) {
            assertThat(temporaryFiles(other)).isEmpty();
        }
    }

    /** A process that has staged a blob and is killed before it commits it. */
    static final class StageAndWait {
        public static void main(String[] args) throws Exception {
            @SuppressWarnings("resource") // the process is killed
            var store = new DirectoryBlobStore(Path.of(args[0]), InstantSource.system());
            try (StagedBlob staged = store.stage(new ByteArrayInputStream(new byte[100]), 100)) {
                System.out.println("staged");
                System.in.read();
                store.commit(staged);
            }
        }
    }

    @Test
    void damagedBytesAreFoundAndAnotherCommitHealsATruncatedFile() throws IOException {
        Sha256 sha256 = put(random(1000));
        try (FileChannel file = FileChannel.open(store.path(sha256), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(new byte[] {1}), 500);
            assertThat(store.verify(sha256)).isFalse();
            file.truncate(900);
        }

        put(random(1000));

        assertThat(store.verify(sha256)).isTrue();
    }

    @Test
    void aDeletedBlobIsGoneButADownloadUnderWayEnds() throws IOException {
        Sha256 sha256 = put(random(1000));
        try (FileChannel download = store.channel(sha256)) {
            assertThat(store.delete(sha256)).isTrue();
            assertThat(download.read(ByteBuffer.allocate(2000))).isEqualTo(1000);
        }

        assertThat(store.delete(sha256)).isFalse();
        assertThat(store.exists(sha256)).isFalse();
        assertThatThrownBy(() -> store.size(sha256)).isInstanceOf(BlobNotFound.class);
        assertThatThrownBy(() -> store.open(sha256)).isInstanceOf(BlobNotFound.class);
        assertThatThrownBy(() -> store.channel(sha256)).isInstanceOf(BlobNotFound.class);
        assertThatThrownBy(() -> store.path(sha256)).isInstanceOf(BlobNotFound.class);
        assertThatThrownBy(() -> store.verify(sha256)).isInstanceOf(BlobNotFound.class);
        assertThatThrownBy(() -> store.lastCommitted(sha256))
                .isInstanceOf(BlobNotFound.class)
                .hasMessageContaining(sha256.hex());
    }

    private Sha256 put(byte[] content) throws IOException {
        try (StagedBlob staged = store.stage(new ByteArrayInputStream(content), Long.MAX_VALUE)) {
            store.commit(staged);
            return staged.sha256();
        }
    }

    /** The files below a folder of the store, without the locks of running stores. */
    private List<Path> filesIn(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".lock"))
                    .toList();
        }
    }

    private static List<Path> temporaryFiles(Path store) throws IOException {
        try (Stream<Path> files = Files.walk(store.resolve("staging"))) {
            return files.filter(file -> file.toString().endsWith(".tmp")).toList();
        }
    }

    /** Answers a few bytes at a time, as a network does. */
    private static InputStream slowly(byte[] content) {
        return new FilterInputStream(new ByteArrayInputStream(content)) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return super.read(buffer, offset, Math.min(length, 10_007));
            }
        };
    }

    private static byte[] random(int size) {
        var bytes = new byte[size];
        new Random(42).nextBytes(bytes);
        return bytes;
    }

    private static String hash(String algorithm, byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
    }
}
