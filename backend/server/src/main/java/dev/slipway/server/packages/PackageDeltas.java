package dev.slipway.server.packages;

import static dev.slipway.server.access.Permission.BUILT_IN_FEED_PUSH;

import dev.slipway.api.OverwriteMode;
import dev.slipway.delta.BadDelta;
import dev.slipway.delta.PatchedStream;
import dev.slipway.delta.Signature;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.blob.BlobStore;
import dev.slipway.server.blob.Sha256;
import dev.slipway.server.blob.StagedBlob;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.problem.NotFound;
import dev.slipway.server.version.Version;
import dev.slipway.server.version.VersionKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Pushes of what has changed since a version that is there (R3.19). */
public final class PackageDeltas {
    private final Database db;
    private final BlobStore blobs;
    private final PushPackage push;
    private final PackageStore store = new PackageStore();

    public PackageDeltas(Database db, BlobStore blobs, PushPackage push) {
        this.db = db;
        this.blobs = blobs;
        this.push = push;
    }

    /** A stored version that another may be built upon. */
    record Base(String version, Sha256 content) {}

    /**
     * The version that another one probably has most in common with: the highest up to it, or else the next above.
     *
     * @throws NotFound when there is none, whereupon clients push all of the file
     */
    Base nearest(Actor actor, SpaceId space, String packageId, String version) {
        actor.require(BUILT_IN_FEED_PUSH, Scope.of(space));
        return Version.tryParse(version, VersionKind.SEMVER)
                .flatMap(wanted -> db.read(tx -> nearest(store.versions(tx, space, packageId), wanted)
                        .flatMap(entry -> store.byKey(tx, entry.key()))))
                .map(row -> new Base(row.resource().version(), row.content()))
                .orElseThrow(() -> new NotFound(
                        "There is no version of '" + packageId + "' that " + version + " could be compared with."));
    }

    private static Optional<PackageStore.Entry> nearest(List<PackageStore.Entry> highestFirst, Version wanted) {
        return highestFirst.stream()
                .filter(entry -> entry.version().compareTo(wanted) <= 0)
                .findFirst()
                .or(() -> highestFirst.stream().reduce((higher, lower) -> lower));
    }

    /** Reads the file of the version through. */
    void writeSignature(Base base, OutputStream out) throws IOException {
        try (InputStream in = blobs.open(base.content())) {
            Signature.write(in, Signature.chunkSizeFor(blobs.size(base.content())), out);
        }
    }

    /**
     * @param upload the delta, under the name of the new package
     * @throws NotFound when there is no such version to build upon
     * @throws Invalid when the delta is none, or not one of that version
     */
    PushPackage.Pushed push(
            Actor actor, SpaceId space, String packageId, String baseVersion, Upload upload, OverwriteMode mode)
            throws IOException {
        return push(actor, space, packageId, baseVersion, upload, mode, PushPackage.Companion.NONE);
    }

    PushPackage.Pushed push(
            Actor actor,
            SpaceId space,
            String packageId,
            String baseVersion,
            Upload upload,
            OverwriteMode mode,
            PushPackage.Companion companion)
            throws IOException {
        actor.require(BUILT_IN_FEED_PUSH, Scope.of(space));
        PackageRow base = base(space, packageId, baseVersion)
                .orElseThrow(() -> NotFound.of("package", packageId + "." + baseVersion));
        try (FileChannel old = blobs.channel(base.content())) {
            PatchedStream patched = PatchedStream.open(upload.content(), old);
            return push.push(actor, space, upload.fileName(), patched, mode, new PushPackage.Companion() {
                @Override
                public void check(StagedBlob made) {
                    PackageDeltas.check(made, patched);
                    companion.check(made);
                }

                @Override
                public void recorded(Handle tx, PushPackage.Pushed pushed) {
                    companion.recorded(tx, pushed);
                }
            });
        } catch (BadDelta e) {
            throw new Invalid(e.getMessage() + ".", e);
        }
    }

    boolean isBase(SpaceId space, String packageId, String version) {
        return base(space, packageId, version).isPresent();
    }

    private Optional<PackageRow> base(SpaceId space, String packageId, String version) {
        return Version.tryParse(version, VersionKind.SEMVER)
                .flatMap(parsed -> db.read(tx -> store.find(tx, space, packageId, parsed)));
    }

    private static void check(StagedBlob made, PatchedStream patched) {
        if (!made.sha1().equals(patched.expectedSha1())) {
            throw new Invalid("The delta was not made for this version: the file that it gives has the SHA-1 "
                    + made.sha1() + ", and not " + patched.expectedSha1() + ".");
        }
    }
}
