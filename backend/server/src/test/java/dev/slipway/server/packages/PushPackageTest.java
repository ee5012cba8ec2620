package dev.slipway.server.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.OverwriteMode;
import dev.slipway.server.TestServer;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Grants;
import dev.slipway.server.access.Permission;
import dev.slipway.server.access.Scope;
import dev.slipway.server.audit.AuditLog;
import dev.slipway.server.blob.DirectoryBlobStore;
import dev.slipway.server.blob.Sha256;
import dev.slipway.server.feed.FeedService;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Forbidden;
import dev.slipway.server.problem.TooLarge;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pushes on the services themselves, for rights and for times that HTTP cannot give them. */
class PushPackageTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final SpaceId space = new SpaceId(TestServer.shared().newSpace());
    private final Database db = TestServer.shared().database();
    private DirectoryBlobStore blobs;
    private Path folder;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        this.folder = folder;
        blobs = new DirectoryBlobStore(folder, Clock.fixed(START, ZoneOffset.UTC));
    }

    @AfterEach
    void close() throws IOException {
        blobs.close();
        db.close();
    }

    private IdleBlobs idle(Instant now) {
        return new IdleBlobs(
                db, blobs, Clock.fixed(now, ZoneOffset.UTC), Duration.ofHours(1), List.of(new PackageBlobs()));
    }

    private FeedService feeds() {
        return new FeedService(
                db, new AuditLog(Clock.systemUTC()), TestServer.shared().encryption(), List.of());
    }

    private PushPackage.Pushed push(Actor actor, String fileName, String content, OverwriteMode mode)
            throws IOException {
        var push = new PushPackage(
                db, new AuditLog(Clock.systemUTC()), Clock.systemUTC(), feeds(), blobs, idle(START), 1000);
        return push.push(
                actor, space, fileName, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), mode);
    }

    private PackageService packages(Instant now) {
        return new PackageService(
                db,
                new AuditLog(Clock.systemUTC()),
                feeds(),
                blobs,
                idle(now),
                (tx, in, id, version) -> Optional.empty());
    }

    private static Actor with(Permission... permissions) {
        Set<Permission> granted = EnumSet.copyOf(List.of(permissions));
        return new Actor("Users-9", "ci", "CI", new Grants() {
            @Override
            public boolean allow(Permission permission, Scope scope) {
                return granted.contains(permission);
            }

            @Override
            public boolean allowSomewhere(Permission permission) {
                return granted.contains(permission);
            }
        });
    }

    @Test
    void whoMayOnlyPushMayNotReplace() throws IOException {
        Actor ci = with(Permission.BUILT_IN_FEED_PUSH);

        assertThat(push(ci, "Acme.1.0.zip", "a", OverwriteMode.OVERWRITE_EXISTING)
                        .isCreated())
                .isTrue();

        assertThatThrownBy(() -> push(ci, "Acme.1.0.zip", "b", OverwriteMode.OVERWRITE_EXISTING))
                .isInstanceOf(Forbidden.class)
                .hasMessageContaining("BuiltInFeedAdminister");
        assertThatThrownBy(() -> push(with(Permission.FEED_VIEW), "Acme.2.0.zip", "b", OverwriteMode.FAIL_IF_EXISTS))
                .isInstanceOf(Forbidden.class)
                .hasMessageContaining("BuiltInFeedPush");
        assertThatThrownBy(() -> packages(START).delete(ci, space, "Acme.1.0")).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> packages(START).open(ci, space, "Acme.1.0")).isInstanceOf(Forbidden.class);
    }

    @Test
    void aDeltaNeedsTheRightToPushAndGivesNoMoreThanTheServerTakes() throws IOException {
        var push = new PushPackage(
                db, new AuditLog(Clock.systemUTC()), Clock.systemUTC(), feeds(), blobs, idle(START), 1000);
        var deltas = new PackageDeltas(db, blobs, push);
        push(Actor.SYSTEM, "Acme.1.0.zip", "x".repeat(900), OverwriteMode.FAIL_IF_EXISTS);
        Buffer bomb = new Buffer()
                .writeUtf8("OCTODELTA\u0001\u0004SHA1")
                .writeIntLe(20)
                .write(new byte[20])
                .writeUtf8(">>>");
        for (int i = 0; i < 10_000; i++) {
            bomb.writeByte(0x60).writeLongLe(0).writeLongLe(900);
        }
        var upload = new Upload("Acme.2.0.zip", bomb.inputStream());
        Actor reader = with(Permission.FEED_VIEW);

        assertThatThrownBy(() -> deltas.nearest(reader, space, "Acme", "2.0")).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> deltas.push(reader, space, "Acme", "1.0", upload, OverwriteMode.FAIL_IF_EXISTS))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> deltas.push(Actor.SYSTEM, space, "Acme", "1.0", upload, OverwriteMode.FAIL_IF_EXISTS))
                .isInstanceOf(TooLarge.class)
                .hasMessageContaining("larger than 1000 bytes");
    }

    private Sha256 contentOf(String packageId) {
        return db.read(tx ->
                        new StoredPackages().find(tx, space, packageId, "1.0").orElseThrow())
                .sha256();
    }

    @Test
    void theSameBytesAreKeptOnceAndAsLongAsAPackageHasThem() throws IOException {
        push(Actor.SYSTEM, "A.1.0.zip", "shared by " + space, OverwriteMode.FAIL_IF_EXISTS);
        push(Actor.SYSTEM, "B.1.0.zip", "shared by " + space, OverwriteMode.FAIL_IF_EXISTS);
        Sha256 content = contentOf("A");
        assertThat(contentOf("B")).isEqualTo(content);

        packages(START).delete(Actor.SYSTEM, space, "A.1.0");
        idle(START.plus(Duration.ofHours(2))).sweep();
        assertThat(blobs.exists(content)).isTrue();

        packages(START).delete(Actor.SYSTEM, space, "B.1.0");
        assertThat(blobs.exists(content)).as("within its grace").isTrue();
        idle(START.plus(Duration.ofHours(2))).sweep();
        assertThat(blobs.exists(content)).as("after its grace").isFalse();
    }

    @Test
    void bytesThatCameAgainMeanwhileAreSpared() throws IOException {
        push(Actor.SYSTEM, "A.1.0.zip", "again by " + space, OverwriteMode.FAIL_IF_EXISTS);
        Sha256 content = contentOf("A");
        packages(START).delete(Actor.SYSTEM, space, "A.1.0");
        Instant later = START.plus(Duration.ofHours(2));

        try (var other = new DirectoryBlobStore(folder, Clock.fixed(later, ZoneOffset.UTC));
                var staged = other.stage(
                        new ByteArrayInputStream(("again by " + space).getBytes(StandardCharsets.UTF_8)), 1000)) {
            other.commit(staged);
        }
        idle(later).sweep();

        assertThat(blobs.exists(content)).isTrue();
    }

    @Test
    void whatAPackageWasReplacedByLeavesNothingOfTheOldOne() throws IOException {
        push(Actor.SYSTEM, "A.1.0.zip", "old of " + space, OverwriteMode.FAIL_IF_EXISTS);
        Sha256 old = contentOf("A");

        push(Actor.SYSTEM, "A.1.0.zip", "new of " + space, OverwriteMode.OVERWRITE_EXISTING);
        idle(START.plus(Duration.ofHours(2))).sweep();

        assertThat(blobs.exists(old)).isFalse();
        assertThat(blobs.exists(contentOf("A"))).isTrue();
    }
}
