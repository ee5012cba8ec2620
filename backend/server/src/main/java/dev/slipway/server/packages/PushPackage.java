package dev.slipway.server.packages;

import static dev.slipway.server.access.Permission.BUILT_IN_FEED_ADMINISTER;
import static dev.slipway.server.access.Permission.BUILT_IN_FEED_PUSH;

import dev.slipway.api.OverwriteMode;
import dev.slipway.api.PackageVersion;
import dev.slipway.api.PackageVersionBuilder;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.archive.Nuspec;
import dev.slipway.server.audit.AuditLog;
import dev.slipway.server.audit.EventCategory;
import dev.slipway.server.blob.BlobStore;
import dev.slipway.server.blob.BlobTooLarge;
import dev.slipway.server.blob.StagedBlob;
import dev.slipway.server.feed.BuiltInFeed;
import dev.slipway.server.feed.FeedService;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.Ids;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Conflict;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.problem.TooLarge;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Takes a package into the built-in feed (R3.17). The file is on disk for good before the row that refers to it, and the
 * row before the answer.
 */
public final class PushPackage {
    /** @param isCreated false when the version was there and stays untouched */
    record Pushed(PackageVersion version, boolean isCreated) {}

    /** Has a part in a push. */
    interface Companion {
        Companion NONE = file -> {};

        /**
         * Looks at a file that has come, before it counts.
         *
         * @throws Invalid when the file is not what it should be
         */
        void check(StagedBlob file);

        /** Notes what became of the push, in its transaction. */
        default void recorded(Handle tx, Pushed pushed) {}
    }

    private final Database db;
    private final AuditLog audit;
    private final Clock clock;
    private final FeedService feeds;
    private final BlobStore blobs;
    private final IdleBlobs idle;
    private final long largest;
    private final PackageStore store = new PackageStore();

    /** @param largest the most bytes of a package */
    public PushPackage(
            Database db,
            AuditLog audit,
            Clock clock,
            FeedService feeds,
            BlobStore blobs,
            IdleBlobs idle,
            long largest) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
        this.feeds = feeds;
        this.blobs = blobs;
        this.idle = idle;
        this.largest = largest;
    }

    /**
     * @param fileName as the client sent it; says what the package is, unless the content does
     * @throws Invalid when the file is empty, or is not to be known as a package
     * @throws TooLarge over the limit
     * @throws Conflict when the version is there and the mode is to fail then
     */
    Pushed push(Actor actor, SpaceId space, String fileName, InputStream content, OverwriteMode mode)
            throws IOException {
        return push(actor, space, fileName, content, mode, Companion.NONE);
    }

    Pushed push(
            Actor actor, SpaceId space, String fileName, InputStream content, OverwriteMode mode, Companion companion)
            throws IOException {
        actor.require(BUILT_IN_FEED_PUSH, Scope.of(space));
        String name = PackageIdentity.bareName(fileName);
        PackageIdentity.checkName(name);
        try (StagedBlob staged = stage(name, content)) {
            companion.check(staged);
            if (staged.size() == 0) {
                throw new Invalid("The file '" + Checks.quote(name) + "' is empty; a package has at least one byte.");
            }
            PackageIdentity identity = PackageIdentity.of(name, staged);
            Optional<PackageRow> untouched = db.read(tx -> untouched(tx, actor, space, identity, mode));
            if (untouched.isPresent()) {
                return new Pushed(untouched.get().resource(), false);
            }
            db.change(tx -> idle.note(tx, staged.sha256()));
            blobs.commit(staged);
            return db.write(tx -> {
                Pushed pushed = record(tx, actor, space, identity, staged, mode);
                companion.recorded(tx, pushed);
                return pushed;
            });
        } finally {
            idle.sweep();
        }
    }

    /**
     * Refuses what can be refused before the content comes.
     *
     * @throws Invalid when the name is not one of a package
     * @throws Conflict when the version is there and the mode is to fail then
     */
    void checkBefore(Actor actor, SpaceId space, String fileName, OverwriteMode mode) {
        actor.require(BUILT_IN_FEED_PUSH, Scope.of(space));
        String name = PackageIdentity.bareName(fileName);
        PackageIdentity.checkName(name);
        PackageIdentity.ofName(name).ifPresent(identity -> db.read(tx -> untouched(tx, actor, space, identity, mode)));
    }

    private StagedBlob stage(String name, InputStream content) throws IOException {
        try {
            return blobs.stage(content, largest);
        } catch (BlobTooLarge e) {
            var refusal = new TooLarge("The file '" + Checks.quote(name) + "' is larger than " + largest
                    + " bytes, the most that this server takes.");
            refusal.addSuppressed(e);
            throw refusal;
        }
    }

    private Pushed record(
            Handle tx, Actor actor, SpaceId space, PackageIdentity identity, StagedBlob staged, OverwriteMode mode) {
        feeds.lockBuiltIn(tx, space);
        Optional<PackageRow> untouched = untouched(tx, actor, space, identity, mode);
        if (untouched.isPresent()) {
            return new Pushed(untouched.get().resource(), false);
        }
        Optional<PackageRow> before = store.find(tx, space, identity.packageId(), identity.version());
        PackageVersion version = version(space, identity, staged);
        var row = new PackageRow(
                before.map(PackageRow::key).orElseGet(() -> Ids.next(tx, "PackageVersions")),
                space.value(),
                staged.sha256().hex(),
                version);
        if (before.isPresent()) {
            store.update(tx, row);
            idle.note(tx, before.get().content());
        } else {
            store.insert(tx, row);
        }
        idle.forget(tx, staged.sha256());
        audit.record(
                tx,
                actor,
                space,
                before.isPresent() ? EventCategory.MODIFIED : EventCategory.CREATED,
                BuiltInFeed.idIn(space),
                "package " + version.packageId() + " " + version.version());
        return new Pushed(version, true);
    }

    /**
     * The version that is there and is to stay; none when the file is to be taken.
     *
     * @throws Conflict when it is there and the mode is to fail then
     */
    private Optional<PackageRow> untouched(
            Handle tx, Actor actor, SpaceId space, PackageIdentity identity, OverwriteMode mode) {
        Optional<PackageRow> there = store.find(tx, space, identity.packageId(), identity.version());
        if (there.isEmpty() || mode == OverwriteMode.IGNORE_IF_EXISTS) {
            return there;
        }
        if (mode == OverwriteMode.FAIL_IF_EXISTS) {
            PackageVersion version = there.get().resource();
            throw new Conflict("A package with the same name and version already exists: " + version.packageId() + " "
                    + version.version()
                    + ". Push another version, or say overwriteMode=OverwriteExisting or IgnoreIfExists.");
        }
        actor.require(BUILT_IN_FEED_ADMINISTER, Scope.of(space));
        return Optional.empty();
    }

    private PackageVersion version(SpaceId space, PackageIdentity identity, StagedBlob staged) {
        String version = identity.version().text();
        return PackageVersionBuilder.builder()
                .id(PackageRow.wireId(identity.packageId(), version))
                .packageId(identity.packageId())
                .nuGetPackageId(identity.packageId())
                .version(version)
                .feedId(BuiltInFeed.idIn(space))
                .nuGetFeedId(BuiltInFeed.idIn(space))
                .fileExtension(identity.extension())
                .title(said(identity, Nuspec::title))
                .summary(said(identity, Nuspec::summary))
                .description(said(identity, Nuspec::description))
                .releaseNotes(said(identity, Nuspec::releaseNotes))
                .published(clock.instant())
                .packageSizeBytes(staged.size())
                .hash(staged.sha1())
                .build();
    }

    private static @Nullable String said(PackageIdentity identity, Function<Nuspec, String> field) {
        return identity.nuspec().map(field).filter(text -> !text.isBlank()).orElse(null);
    }
}
