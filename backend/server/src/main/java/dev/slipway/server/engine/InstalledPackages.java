package dev.slipway.server.engine;

import dev.slipway.server.deployment.PinnedPackage;
import dev.slipway.server.persistence.Names;
import dev.slipway.server.task.Lease;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What one step has installed on one target, in an environment and for a tenant (R8.8). */
public final class InstalledPackages {
    private static final String WHERE =
            "WHERE space_id = :space AND retention_set = :set AND package_key = :package AND version = :version";

    private final Lease db;
    private final String spaceId;
    private final String retentionSet;

    /** @param retentionSet environment, project, step, target and tenant, as in R8.10 */
    InstalledPackages(Lease db, String spaceId, String retentionSet) {
        this.db = db;
        this.spaceId = spaceId;
        this.retentionSet = retentionSet;
    }

    /** @param directory where its files are used: the custom directory, or again the one that they were extracted to */
    public record Installation(String extractedTo, String directory) {}

    /** The latest installation of this version; none when it failed or did not come to its end. */
    public Optional<Installation> find(PinnedPackage pinned) {
        return db.read(tx -> tx.createQuery("SELECT extracted_to, directory FROM installed_package " + WHERE)
                .bindMap(key(pinned))
                .map((row, context) -> new Installation(row.getString("extracted_to"), row.getString("directory")))
                .findOne());
    }

    /** Notes a success. */
    public void add(PinnedPackage pinned, Installation installation) {
        db.change(tx -> {
            delete(tx, pinned);
            tx.createUpdate(
                            """
                            INSERT INTO installed_package
                            (space_id, retention_set, package_key, version, extracted_to, directory)
                            VALUES (:space, :set, :package, :version, :extracted, :directory)""")
                    .bindMap(key(pinned))
                    .bind("extracted", installation.extractedTo())
                    .bind("directory", installation.directory())
                    .execute();
        });
    }

    /** Notes that this version is about to be installed again, with an end that nobody knows yet. */
    public void remove(PinnedPackage pinned) {
        db.change(tx -> delete(tx, pinned));
    }

    private void delete(Handle tx, PinnedPackage pinned) {
        tx.createUpdate("DELETE FROM installed_package " + WHERE)
                .bindMap(key(pinned))
                .execute();
    }

    private Map<String, String> key(PinnedPackage pinned) {
        return Map.of(
                "space",
                spaceId,
                "set",
                retentionSet,
                "package",
                Names.key(pinned.packageId()),
                "version",
                pinned.version());
    }
}
