package dev.slipway.server.packages;

import static dev.slipway.server.access.Permission.BUILT_IN_FEED_PUSH;

import dev.slipway.api.OverwriteMode;
import dev.slipway.api.PackageUpload;
import dev.slipway.json.WireJson;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.blob.PartFiles;
import dev.slipway.server.blob.StagedBlob;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.Ids;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Conflict;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.problem.NotFound;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pushes in parts, which go on where they stopped after a connection broke off or the server was started anew. An upload is
 * its owner's alone, and ends when nothing has come for a day.
 */
public final class PackageUploads {
    static final int MOST_OF_ONE_USER = 64;
    private static final int MOST = 512;
    private static final Duration PATIENCE = Duration.ofDays(1);
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_ID = 400;
    private static final Logger log = LoggerFactory.getLogger(PackageUploads.class);

    private final Database db;
    private final Clock clock;
    private final PushPackage push;
    private final PackageDeltas deltas;
    private final PartFiles parts;
    private final long largest;
    private final UploadStore store = new UploadStore();

    /** @param largest the most bytes of a package */
    public PackageUploads(
            Database db, Clock clock, PushPackage push, PackageDeltas deltas, PartFiles parts, long largest) {
        this.db = db;
        this.clock = clock;
        this.push = push;
        this.deltas = deltas;
        this.parts = parts;
        this.largest = largest;
    }

    /**
     * @throws Invalid when it cannot become a package, or too many are under way
     * @throws Conflict when the version is there and the mode is to fail then
     */
    PackageUpload begin(Actor actor, SpaceId space, PackageUpload draft, OverwriteMode mode) {
        actor.require(BUILT_IN_FEED_PUSH, Scope.of(space));
        PackageUpload wanted = checked(space, draft);
        push.checkBefore(actor, space, wanted.fileName(), mode);
        sweep();
        UploadRow begun = db.write(tx -> {
            if (store.underWay(tx, actor) >= MOST_OF_ONE_USER || store.underWay(tx) >= MOST) {
                throw new Invalid(
                        "Too many uploads are under way; complete or delete some, or push the file in one request.");
            }
            var row = new UploadRow(
                    wanted.withId(Ids.next(tx, "PackageUploads")), space.value(), actor.id(), clock.instant(), null);
            store.insert(tx, row);
            return row;
        });
        return begun.resource();
    }

    private PackageUpload checked(SpaceId space, PackageUpload draft) {
        String sha256 = draft.sha256().toLowerCase(Locale.ROOT);
        new Checks()
                .that(!draft.fileName().isBlank(), "FileName", "FileName is missing; it says what the package is")
                .that(
                        draft.fileName().length() <= LONGEST_NAME,
                        "FileName",
                        "FileName is longer than " + LONGEST_NAME + " characters")
                .that(
                        draft.size() >= 1 && draft.size() <= largest,
                        "Size",
                        "Size is " + draft.size() + "; it must be from 1 to " + largest + " bytes")
                .that(
                        sha256.isEmpty() || sha256.matches("[0-9a-f]{64}"),
                        "Sha256",
                        "Sha256 '" + Checks.quote(sha256) + "' has not 64 hexadecimal digits")
                .that(
                        draft.packageId().isEmpty() == draft.baseVersion().isEmpty(),
                        "BaseVersion",
                        "PackageId and BaseVersion belong together, for a delta")
                .that(draft.packageId().length() <= LONGEST_ID, "PackageId", "PackageId is too long")
                .that(draft.baseVersion().length() <= LONGEST_ID, "BaseVersion", "BaseVersion is too long")
                .orThrow();
        boolean isDelta = !draft.packageId().isEmpty();
        new Checks()
                .that(
                        !isDelta || deltas.isBase(space, draft.packageId(), draft.baseVersion()),
                        "PackageId",
                        "There is no BaseVersion '" + Checks.quote(draft.baseVersion()) + "' of PackageId '"
                                + Checks.quote(draft.packageId()) + "'")
                .orThrow();
        return WireJson.empty(PackageUpload.class)
                .withFileName(draft.fileName())
                .withSize(draft.size())
                .withSha256(sha256)
                .withPackageId(draft.packageId())
                .withBaseVersion(draft.baseVersion());
    }

    PackageUpload get(Actor actor, SpaceId space, String id) throws IOException {
        UploadRow row = own(actor, space, id);
        PackageUpload upload = row.resource();
        return upload.withReceived(row.isDone() ? upload.size() : parts.received(row.id()));
    }

    /** What has come stays, also when the stream breaks off. */
    PackageUpload append(Actor actor, SpaceId space, String id, long offset, InputStream content) throws IOException {
        UploadRow row = own(actor, space, id);
        if (row.isDone()) {
            throw new Conflict("The upload '" + id + "' is complete already.");
        }
        try {
            parts.append(row.id(), offset, row.resource().size(), content);
        } finally {
            db.change(tx -> store.touch(tx, row.id(), clock.instant()));
        }
        return row.resource().withReceived(parts.received(row.id()));
    }

    /** Makes the file a package. Asked again, it gives the same answer. */
    PushPackage.Pushed complete(Actor actor, SpaceId space, String id, OverwriteMode mode) throws IOException {
        String found = own(actor, space, id).id();
        return parts.alone(found, () -> {
            UploadRow row = own(actor, space, found);
            UploadRow.@Nullable Outcome outcome = row.outcome();
            return outcome == null ? complete(actor, space, row, mode) : outcome.pushed();
        });
    }

    private PushPackage.Pushed complete(Actor actor, SpaceId space, UploadRow row, OverwriteMode mode)
            throws IOException {
        PackageUpload wanted = row.resource();
        long received = parts.received(row.id());
        if (received != wanted.size()) {
            throw new Conflict(
                    "There are " + received + " of the " + wanted.size() + " bytes of the file; send the rest.");
        }
        var companion = new Completion(row);
        PushPackage.Pushed pushed;
        try (InputStream content = parts.open(row.id())) {
            pushed = row.isDelta()
                    ? deltas.push(
                            actor,
                            space,
                            wanted.packageId(),
                            wanted.baseVersion(),
                            new Upload(wanted.fileName(), content),
                            mode,
                            companion)
                    : push.push(actor, space, wanted.fileName(), content, mode, companion);
        }
        if (!companion.isRecorded) {
            db.change(tx -> companion.recorded(tx, pushed));
        }
        parts.delete(row.id());
        return pushed;
    }

    /** Compares the package with what was announced, and notes its outcome together with it. */
    private final class Completion implements PushPackage.Companion {
        private final UploadRow row;
        private boolean isRecorded;

        Completion(UploadRow row) {
            this.row = row;
        }

        @Override
        public void check(StagedBlob file) {
            String announced = row.resource().sha256();
            if (!announced.isEmpty() && !announced.equals(file.sha256().hex())) {
                throw new Invalid("Sha256", "The package has the Sha256 " + file.sha256() + ", and not " + announced);
            }
        }

        @Override
        public void recorded(Handle tx, PushPackage.Pushed pushed) {
            store.update(tx, row.done(pushed, clock.instant()));
            isRecorded = true;
        }
    }

    void abandon(Actor actor, SpaceId space, String id) throws IOException {
        remove(own(actor, space, id).id());
    }

    /** Ends uploads for which nothing has come for long. */
    private void sweep() {
        Instant cutoff = clock.instant().minus(PATIENCE);
        List<String> old = db.read(tx -> store.untouchedSince(tx, cutoff));
        for (String id : old) {
            try {
                remove(id);
            } catch (IOException e) {
                log.warn("The unfinished upload {} could not be removed; it will be tried again", id, e);
            }
        }
    }

    private void remove(String id) throws IOException {
        parts.alone(id, () -> {
            parts.delete(id);
            return db.write(tx -> {
                store.delete(tx, id);
                return id;
            });
        });
    }

    /** Removes what is left of uploads that are too old, or went with their space. Other nodes may be receiving some. */
    public void clean() {
        sweep();
        try {
            parts.deleteAllBut(() -> db.read(store::ids));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws NotFound also for who did not begin it */
    private UploadRow own(Actor actor, SpaceId space, String id) {
        actor.require(BUILT_IN_FEED_PUSH, Scope.of(space));
        return db.read(tx -> store.find(tx, space, actor, id)).orElseThrow(() -> NotFound.of("upload", id));
    }
}
