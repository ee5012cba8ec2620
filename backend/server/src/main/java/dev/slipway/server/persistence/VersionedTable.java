package dev.slipway.server.persistence;

import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Documents that are changed against a version and frozen by version: a table of the live ones and a table of copies, both
 * with the secrets beside the document in a column {@code secrets}.
 */
public final class VersionedTable<R> {
    /**
     * A live document or a copy.
     *
     * @param secrets the text of the column, which the features above understand; null for none
     */
    public record Row<R>(R document, @Nullable String secrets) {}

    private final DocumentTable<R> live;
    private final DocumentTable<R> copies;
    private final Function<R, String> id;

    /** @param copies has the further columns {@code source_id} and {@code version}, which are unique together */
    public VersionedTable(DocumentTable<R> live, DocumentTable<R> copies, Function<R, String> id) {
        this.live = live;
        this.copies = copies;
        this.id = id;
    }

    public void insert(Handle tx, Row<R> row) {
        live.insert(tx, row.document());
        writeSecrets(tx, live, row);
    }

    public void update(Handle tx, Row<R> row) {
        live.update(tx, row.document());
        writeSecrets(tx, live, row);
    }

    public void insertCopy(Handle tx, Row<R> row) {
        copies.insert(tx, row.document());
        writeSecrets(tx, copies, row);
    }

    private void writeSecrets(Handle tx, DocumentTable<R> table, Row<R> row) {
        tx.createUpdate("UPDATE " + table.name() + " SET secrets = :secrets WHERE id = :id")
                .bind("secrets", row.secrets())
                .bind("id", id.apply(row.document()))
                .execute();
    }

    /** The live document; until the transaction ends no other one that locks it goes on. */
    public Optional<Row<R>> lock(Handle tx, String liveId) {
        boolean isThere = tx.createQuery("SELECT id FROM " + live.name() + " WHERE id = :id FOR UPDATE")
                .bind("id", liveId)
                .mapTo(String.class)
                .findOne()
                .isPresent();
        return isThere ? find(tx, liveId) : Optional.empty();
    }

    /** @param anyId of a live document or of a copy */
    public Optional<Row<R>> find(Handle tx, String anyId) {
        DocumentTable<R> table = SnapshotIds.isSnapshot(anyId) ? copies : live;
        return table.select()
                .where("id", anyId)
                .first(tx)
                .map(document -> new Row<>(document, secrets(tx, table, anyId)));
    }

    private @Nullable String secrets(Handle tx, DocumentTable<R> table, String anyId) {
        return tx.createQuery("SELECT secrets FROM " + table.name() + " WHERE id = :id")
                .bind("id", anyId)
                .mapTo(String.class)
                .findOne()
                .orElse(null);
    }

    /** The id of the copy of a version, if that was ever copied. */
    public Optional<String> copyOf(Handle tx, String liveId, int version) {
        return copies.select()
                .where("source_id", liveId)
                .where("version", version)
                .first(tx)
                .map(id);
    }
}
