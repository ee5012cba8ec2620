package dev.slipway.server.steps.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.host.PackageContent;
import dev.slipway.server.blob.DirectoryBlobStore;
import dev.slipway.server.blob.StagedBlob;
import dev.slipway.server.deployment.PinnedPackage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DerivedArchivesTest {
    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

    @TempDir
    private Path directory;

    private static PinnedPackage pinned(DirectoryBlobStore blobs, String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("a.txt"));
            zip.write(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        try (StagedBlob staged = blobs.stage(new ByteArrayInputStream(bytes.toByteArray()), 1 << 20)) {
            blobs.commit(staged);
            return new PinnedPackage("A", "", "P", "1.0", "F", staged.sha256(), staged.size(), ".zip");
        }
    }

    private DerivedArchives archives(DirectoryBlobStore blobs, Instant now, long mostBytes) {
        return new DerivedArchives(directory.resolve("cache"), blobs, InstantSource.fixed(now), mostBytes);
    }

    private List<Path> kept() throws IOException {
        try (var files = Files.walk(directory.resolve("cache"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void anArchiveIsMadeOnceAndAgainWhenTheCacheIsGone() throws Exception {
        try (var blobs = new DirectoryBlobStore(directory.resolve("blobs"), Clock.systemUTC())) {
            PinnedPackage pinned = pinned(blobs, "a");
            PackageContent first = archives(blobs, START, 1000).whole(pinned);
            Path file = kept().get(0);
            Object key = Files.readAttributes(file, "unix:ino").get("ino");

            assertThat(archives(blobs, START, 1000).whole(pinned).sha256()).isEqualTo(first.sha256());
            assertThat(Files.readAttributes(file, "unix:ino").get("ino")).isEqualTo(key);

            Files.delete(file);
            assertThat(archives(blobs, START, 1000).whole(pinned).sha256()).isEqualTo(first.sha256());
        }
    }

    @Test
    void theLeastUsedGoWhenTheCacheIsTooLargeButNoneThatMayBeInUse() throws Exception {
        try (var blobs = new DirectoryBlobStore(directory.resolve("blobs"), Clock.systemUTC())) {
            archives(blobs, START, 1).whole(pinned(blobs, "a"));
            archives(blobs, START.plusSeconds(60), 1).whole(pinned(blobs, "b"));
            assertThat(kept()).hasSize(2);

            archives(blobs, START.plus(Duration.ofMinutes(61)).minusSeconds(30), 1)
                    .whole(pinned(blobs, "c"));
            assertThat(kept()).hasSize(2);
        }
    }
}
