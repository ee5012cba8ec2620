package dev.slipway.server.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.OverwriteMode;
import dev.slipway.api.PackageUpload;
import dev.slipway.json.WireJson;
import dev.slipway.server.TestServer;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Grants;
import dev.slipway.server.audit.AuditLog;
import dev.slipway.server.blob.DirectoryBlobStore;
import dev.slipway.server.blob.PartFiles;
import dev.slipway.server.feed.FeedService;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Conflict;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.problem.NotFound;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads on the service itself, for other users and for times that HTTP cannot give them. */
class PackageUploadsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Actor ci = actor();
    private Database db;
    private SpaceId space;
    private DirectoryBlobStore blobs;
    private Path folder;

    /** Sweeping is for the whole database, so it is one of its own. */
    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        try (TestServer server = TestServer.start()) {
            db = server.database();
            space = new SpaceId(server.newSpace());
        }
        this.folder = folder;
        blobs = new DirectoryBlobStore(folder.resolve("blobs"), Clock.systemUTC());
    }

    @AfterEach
    void close() throws IOException {
        blobs.close();
        db.close();
    }

    private static Actor actor() {
        return new Actor("Users-" + UUID.randomUUID().toString().substring(0, 8), "ci", "CI", Grants.ALL);
    }

    private PackageUploads at(Instant now) throws IOException {
        var audit = new AuditLog(Clock.systemUTC());
        var feeds = new FeedService(db, audit, TestServer.shared().encryption(), List.of());
        var idle = new IdleBlobs(db, blobs, Clock.systemUTC(), Duration.ofHours(1), List.of(new PackageBlobs()));
        var push = new PushPackage(db, audit, Clock.systemUTC(), feeds, blobs, idle, 1000);
        return new PackageUploads(
                db,
                Clock.fixed(now, ZoneOffset.UTC),
                push,
                new PackageDeltas(db, blobs, push),
                new PartFiles(folder.resolve("uploads")),
                1000);
    }

    private String begin(PackageUploads uploads) {
        PackageUpload draft =
                WireJson.empty(PackageUpload.class).withFileName("Acme.1.0.zip").withSize(10);
        return uploads.begin(ci, space, draft, OverwriteMode.FAIL_IF_EXISTS).id();
    }

    private static InputStream content(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anUploadIsItsOwnersAlone() throws IOException {
        PackageUploads uploads = at(START);
        String id = begin(uploads);
        Actor other = actor();

        assertThatThrownBy(() -> uploads.get(other, space, id)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> uploads.append(other, space, id, 0, content("x")))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> uploads.complete(other, space, id, OverwriteMode.FAIL_IF_EXISTS))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> uploads.abandon(other, space, id)).isInstanceOf(NotFound.class);
        assertThat(uploads.get(ci, space, id).received()).isZero();
    }

    @Test
    void aUserHasSoManyAndNoMore() throws IOException {
        PackageUploads uploads = at(START);
        String first = begin(uploads);
        for (int i = 1; i < PackageUploads.MOST_OF_ONE_USER; i++) {
            begin(uploads);
        }

        assertThatThrownBy(() -> begin(uploads))
                .isInstanceOfSatisfying(
                        Invalid.class, e -> assertThat(e.details().get(0)).startsWith("Too many uploads"));
        uploads.abandon(ci, space, first);
        assertThat(begin(uploads)).isNotEmpty();
    }

    @Test
    void whatNothingCameForIsGivenUpAfterADay() throws IOException {
        String idle = begin(at(START));
        String active = begin(at(START));
        at(START).append(ci, space, idle, 0, content("0123"));
        at(START.plus(Duration.ofHours(20))).append(ci, space, active, 0, content("0123"));

        at(START.plus(Duration.ofHours(25))).clean();

        assertThatThrownBy(() -> at(START).get(ci, space, idle)).isInstanceOf(NotFound.class);
        assertThat(at(START).get(ci, space, active).received()).isEqualTo(4);
        assertThat(folder.resolve("uploads")).isDirectoryNotContaining("glob:**" + idle);
        assertThat(folder.resolve("uploads/" + active)).hasContent("0123");
    }

    @Test
    void aRequestThatHangsIsReplacedByTheNextAndAddsNothingMore() throws IOException {
        PackageUploads uploads = at(START);
        String id = begin(uploads);
        var hanging = new InputStream() {
            private int reads;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                reads++;
                if (reads == 2) {
                    // Meanwhile the client has come again.
                    uploads.append(ci, space, id, 4, content("456789"));
                }
                System.arraycopy("0123".getBytes(StandardCharsets.UTF_8), 0, bytes, offset, 4);
                return 4;
            }
        };

        assertThatThrownBy(() -> uploads.append(ci, space, id, 0, hanging))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("Another request");
        assertThat(folder.resolve("uploads").resolve(id)).hasContent("0123456789");
        assertThat(uploads.complete(ci, space, id, OverwriteMode.FAIL_IF_EXISTS).isCreated())
                .isTrue();
    }
}
