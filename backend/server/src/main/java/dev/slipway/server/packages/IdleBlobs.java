package dev.slipway.server.packages;

import dev.slipway.server.blob.BlobNotFound;
import dev.slipway.server.blob.BlobStore;
import dev.slipway.server.blob.Sha256;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.SpaceId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Blobs that perhaps nothing refers to, and since when. A push notes its blob here before it is in the store and takes
 * it off together with the row that refers to it, so a crash between the two leaves nothing behind for good. A row's lock
 * keeps a push and the deletion of the same bytes apart, on several servers too.
 */
public final class IdleBlobs {
    /** How long a blob is spared; a push is far shorter between the two notes. */
    public static final Duration GRACE = Duration.ofHours(1);

    private static final Logger log = LoggerFactory.getLogger(IdleBlobs.class);
    private static final int AT_ONCE = 100;

    private final Database db;
    private final BlobStore blobs;
    private final Clock clock;
    private final Duration grace;
    private final List<BlobReferences> references;

    public IdleBlobs(Database db, BlobStore blobs, Clock clock, Duration grace, List<BlobReferences> references) {
        this.db = db;
        this.blobs = blobs;
        this.clock = clock;
        this.grace = grace;
        this.references = List.copyOf(references);
    }

    /** Notes that something has ceased to refer to the blob, or does not yet; waits while the blob is being deleted. */
    void note(Handle tx, Sha256 sha256) {
        tx.createUpdate("INSERT INTO idle_blob (sha256, since) VALUES (:sha256, :now) ON CONFLICT DO NOTHING")
                .bind("sha256", sha256.hex())
                .bind("now", clock.instant())
                .execute();
        tx.createUpdate("UPDATE idle_blob SET since = :now WHERE sha256 = :sha256")
                .bind("sha256", sha256.hex())
                .bind("now", clock.instant())
                .execute();
    }

    /** Notes all blobs of the packages of a space. */
    void noteAll(Handle tx, SpaceId space) {
        tx.createUpdate(
                        """
                        INSERT INTO idle_blob (sha256, since)
                        SELECT DISTINCT sha256, CAST(:now AS TIMESTAMP WITH TIME ZONE) FROM package_version WHERE space_id = :space
                        ON CONFLICT DO NOTHING""")
                .bind("now", clock.instant())
                .bind("space", space.value())
                .execute();
    }

    /** Now something refers to it. */
    void forget(Handle tx, Sha256 sha256) {
        tx.createUpdate("DELETE FROM idle_blob WHERE sha256 = :sha256")
                .bind("sha256", sha256.hex())
                .execute();
    }

    /** Deletes the noted blobs that are past their grace and have nothing referring to them. Failures are logged. */
    public void sweep() {
        try {
            Instant cutoff = clock.instant().minus(grace);
            List<Sha256> due = db.read(tx -> tx.createQuery(
                            "SELECT sha256 FROM idle_blob WHERE since <= :cutoff ORDER BY since LIMIT :most")
                    .bind("cutoff", cutoff)
                    .bind("most", AT_ONCE)
                    .map((row, context) -> new Sha256(row.getString("sha256")))
                    .list());
            due.forEach(sha256 -> db.change(tx -> consider(tx, sha256, cutoff)));
        } catch (RuntimeException e) {
            log.warn("Packages that are no longer used could not be deleted from the disk; it will be tried again", e);
        }
    }

    private void consider(Handle tx, Sha256 sha256, Instant cutoff) {
        boolean isStillDue = tx.createQuery(
                        "SELECT sha256 FROM idle_blob WHERE sha256 = :sha256 AND since <= :cutoff FOR UPDATE")
                .bind("sha256", sha256.hex())
                .bind("cutoff", cutoff)
                .mapTo(String.class)
                .findOne()
                .isPresent();
        if (!isStillDue) {
            return;
        }
        if (references.stream().anyMatch(feature -> feature.refersTo(tx, sha256)) || deleted(sha256, cutoff)) {
            forget(tx, sha256);
        }
    }

    /** False when the bytes came again meanwhile, such as in an artifact whose row is yet to be written. */
    private boolean deleted(Sha256 sha256, Instant cutoff) {
        try {
            if (blobs.lastCommitted(sha256).isAfter(cutoff)) {
                return false;
            }
            blobs.delete(sha256);
            log.info("Blob {} was deleted; nothing refers to it any more", sha256);
            return true;
        } catch (BlobNotFound e) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
