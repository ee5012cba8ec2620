package dev.slipway.server.packages;

import dev.slipway.server.access.Actor;
import dev.slipway.server.persistence.DocumentTable;
import dev.slipway.server.persistence.SpaceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

final class UploadStore {
    private static final DocumentTable<UploadRow> UPLOADS = DocumentTable.of(
                    "package_upload", UploadRow.class, UploadRow::id)
            .inSpace(UploadRow::spaceId)
            .with("owner_id", UploadRow::ownerId)
            .with("is_done", UploadRow::isDone)
            .with("touched", UploadRow::touched);

    void insert(Handle tx, UploadRow row) {
        UPLOADS.insert(tx, row);
    }

    void update(Handle tx, UploadRow row) {
        UPLOADS.update(tx, row);
    }

    /** A part that ends late, in a connection that broke off long ago, must not undo what has become of the upload. */
    void touch(Handle tx, String id, Instant now) {
        tx.createUpdate("UPDATE package_upload SET touched = :now WHERE id = :id")
                .bind("now", now)
                .bind("id", id)
                .execute();
    }

    void delete(Handle tx, String id) {
        UPLOADS.delete(tx, id);
    }

    Optional<UploadRow> find(Handle tx, SpaceId space, Actor owner, String id) {
        return UPLOADS.select(space)
                .where("id", id)
                .where("owner_id", owner.id())
                .first(tx);
    }

    int underWay(Handle tx) {
        return UPLOADS.select().where("is_done", false).count(tx);
    }

    int underWay(Handle tx, Actor owner) {
        return UPLOADS.select()
                .where("owner_id", owner.id())
                .where("is_done", false)
                .count(tx);
    }

    List<String> untouchedSince(Handle tx, Instant time) {
        return tx.createQuery("SELECT id FROM package_upload WHERE touched <= :time ORDER BY touched")
                .bind("time", time)
                .mapTo(String.class)
                .list();
    }

    Set<String> ids(Handle tx) {
        return tx.createQuery("SELECT id FROM package_upload").mapTo(String.class).stream()
                .collect(Collectors.toSet());
    }
}
