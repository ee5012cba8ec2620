package dev.slipway.server.release;

import dev.slipway.server.blob.Sha256;
import dev.slipway.server.version.PackageId;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The packages that releases or runbook snapshots have pinned, one row each. Written beside the document.
 *
 * @param owner the column with the document's id
 */
public record PackagePins(String table, String owner) {
    /** Makes the packages of one document these. */
    public void replace(Handle tx, String ownerId, List<ReleasePackage> packages) {
        tx.createUpdate("DELETE FROM " + table + " WHERE " + owner + " = :owner")
                .bind("owner", ownerId)
                .execute();
        if (packages.isEmpty()) {
            return;
        }
        PreparedBatch inserts = tx.prepareBatch("INSERT INTO " + table + " (" + owner
                + ", position, action_name, reference_name, package_id, package_key, version, feed_id, sha256, size,"
                + " extension) VALUES (:owner, :position, :action, :reference, :package, :key, :version, :feed, :sha256,"
                + " :size, :extension)");
        for (int i = 0; i < packages.size(); i++) {
            ReleasePackage pinned = packages.get(i);
            inserts.bind("owner", ownerId)
                    .bind("position", i)
                    .bind("action", pinned.actionName())
                    .bind("reference", pinned.referenceName())
                    .bind("package", pinned.packageId())
                    .bind("key", PackageId.key(pinned.packageId()))
                    .bind("version", pinned.version())
                    .bind("feed", pinned.feedId())
                    .bind("sha256", pinned.sha256().hex())
                    .bind("size", pinned.size())
                    .bind("extension", pinned.extension())
                    .add();
        }
        inserts.execute();
    }

    public List<ReleasePackage> of(Handle tx, String ownerId) {
        return tx.createQuery("SELECT * FROM " + table + " WHERE " + owner + " = :owner ORDER BY position")
                .bind("owner", ownerId)
                .map((row, context) -> new ReleasePackage(
                        row.getString("action_name"),
                        row.getString("reference_name"),
                        row.getString("package_id"),
                        row.getString("version"),
                        row.getString("feed_id"),
                        new Sha256(row.getString("sha256")),
                        row.getLong("size"),
                        row.getString("extension")))
                .list();
    }

    /** Whether any document pins the bytes. */
    public boolean contain(Handle tx, Sha256 sha256) {
        return tx.createQuery("SELECT " + owner + " FROM " + table + " WHERE sha256 = :sha256 LIMIT 1")
                .bind("sha256", sha256.hex())
                .mapTo(String.class)
                .findOne()
                .isPresent();
    }
}
