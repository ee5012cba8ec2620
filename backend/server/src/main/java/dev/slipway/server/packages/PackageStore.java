package dev.slipway.server.packages;

import dev.slipway.server.blob.Sha256;
import dev.slipway.server.persistence.DocumentTable;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.Selection;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.version.PackageId;
import dev.slipway.server.version.Version;
import dev.slipway.server.version.VersionKind;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class PackageStore {
    private static final String HIGHEST_FIRST = "sort_key DESC, published DESC, id DESC";

    private static final DocumentTable<PackageRow> PACKAGES = DocumentTable.of(
                    "package_version", PackageRow.class, PackageRow::key)
            .inSpace(PackageRow::spaceId)
            .named(row -> row.resource().packageId())
            .with("version", row -> row.resource().version())
            .with("version_key", row -> row.version().identity())
            .with("sort_key", row -> row.version().sortKey())
            .with("wire_key", row -> PackageRow.wireKey(row.resource().id()))
            .with("published", row -> row.resource().published())
            .with("sha256", PackageRow::sha256);

    /** A version of a package, without the rest of its row. */
    record Entry(String key, Version version) {}

    void insert(Handle tx, PackageRow row) {
        PACKAGES.insert(tx, row);
        markHighest(tx, row);
    }

    void update(Handle tx, PackageRow row) {
        PACKAGES.update(tx, row);
        markHighest(tx, row);
    }

    void delete(Handle tx, PackageRow row) {
        PACKAGES.delete(tx, row.key());
        markHighest(tx, row);
    }

    /** Needs the lock of the space's packages. */
    private static void markHighest(Handle tx, PackageRow changed) {
        String highest = of(new SpaceId(changed.spaceId()), changed.resource().packageId())
                .first(tx)
                .map(PackageRow::key)
                .orElse("");
        tx.createUpdate(
                        """
                        UPDATE package_version SET is_highest = (id = :highest)
                        WHERE space_id = :space AND name_key = :name AND (is_highest OR id = :highest)""")
                .bind("highest", highest)
                .bind("space", changed.spaceId())
                .bind("name", PackageId.key(changed.resource().packageId()))
                .execute();
    }

    Optional<PackageRow> find(Handle tx, SpaceId space, String packageId, Version version) {
        return of(space, packageId).where("version_key", version.identity()).first(tx);
    }

    Optional<PackageRow> byKey(Handle tx, String key) {
        return PACKAGES.select().where("id", key).first(tx);
    }

    List<PackageRow> byKeys(Handle tx, Collection<String> keys) {
        return PACKAGES.select().whereIn("id", keys).orderBy(HIGHEST_FIRST).all(tx);
    }

    /** {@code Acme.2} 1.0.0 and {@code Acme} 2.1.0.0 have the same id; then it is the one with the shorter name. */
    Optional<PackageRow> byWireId(Handle tx, SpaceId space, String id) {
        return PACKAGES.select(space)
                .where("wire_key", PackageRow.wireKey(id))
                .orderBy("name_key, id")
                .first(tx);
    }

    List<PackageRow> byWireIds(Handle tx, SpaceId space, Collection<String> ids) {
        return PACKAGES.select(space)
                .whereIn("wire_key", ids.stream().map(PackageRow::wireKey).toList())
                .orderBy("name_key, " + HIGHEST_FIRST)
                .all(tx);
    }

    /** Every version of one package, highest first. */
    Listing<PackageRow> ofPackage(Handle tx, SpaceId space, String packageId, boolean onlyHighest, Filter filter) {
        Selection<PackageRow> all = of(space, packageId);
        return (onlyHighest ? all.where("is_highest", true) : all).list(tx, filter);
    }

    /** Every package once, in its highest version. */
    Listing<PackageRow> highest(Handle tx, SpaceId space, Filter filter) {
        return PACKAGES.select(space)
                .where("is_highest", true)
                .orderBy("name_key, id")
                .list(tx, filter);
    }

    /** Every version of one package, highest first, as little of each as it takes to choose. */
    List<Entry> versions(Handle tx, SpaceId space, String packageId) {
        return tx.createQuery(
                        "SELECT id, version FROM package_version WHERE space_id = :space AND name_key = :name ORDER BY "
                                + HIGHEST_FIRST)
                .bind("space", space.value())
                .bind("name", PackageId.key(packageId))
                .map((row, context) ->
                        new Entry(row.getString("id"), Version.parse(row.getString("version"), VersionKind.SEMVER)))
                .list();
    }

    boolean refersTo(Handle tx, Sha256 sha256) {
        return PACKAGES.select().where("sha256", sha256.hex()).count(tx) > 0;
    }

    private static Selection<PackageRow> of(SpaceId space, String packageId) {
        return PACKAGES.select(space)
                .where("name_key", PackageId.key(packageId))
                .orderBy(HIGHEST_FIRST);
    }
}
