package dev.slipway.server.snapshot;

import dev.slipway.server.persistence.DocumentTable;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.security.SecretColumn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/**
 * Documents that are changed against a version and frozen by version: a table of the live ones and a table of copies, both
 * with the secrets beside the document in a column {@code secrets}.
 */
public abstract class VersionedStore<R> {
    private final DocumentTable<R> live;
    private final DocumentTable<R> copies;
    private final SecretColumn liveSecrets;
    private final SecretColumn copiedSecrets;
    private final Function<R, String> id;

    /** @param copies has the further columns {@code source_id} and {@code version}, which are unique together */
    protected VersionedStore(DocumentTable<R> live, DocumentTable<R> copies, Function<R, String> id) {
        this.live = live;
        this.copies = copies;
        this.liveSecrets = new SecretColumn(live.name());
        this.copiedSecrets = new SecretColumn(copies.name());
        this.id = id;
    }

    public void insert(Handle tx, Stored<R> stored) {
        live.insert(tx, stored.document());
        liveSecrets.write(tx, id.apply(stored.document()), stored.secrets());
    }

    public void update(Handle tx, Stored<R> stored) {
        live.update(tx, stored.document());
        liveSecrets.write(tx, id.apply(stored.document()), stored.secrets());
    }

    public void insertSnapshot(Handle tx, Stored<R> snapshot) {
        copies.insert(tx, snapshot.document());
        copiedSecrets.write(tx, id.apply(snapshot.document()), snapshot.secrets());
    }

    /** The live document; until the transaction ends no other one that locks it goes on. */
    public Optional<Stored<R>> lock(Handle tx, String liveId) {
        return live.lock(tx, liveId).map(document -> new Stored<>(document, liveSecrets.read(tx, liveId)));
    }

    /** @param anyId of a live document or of a snapshot */
    public Optional<Stored<R>> find(Handle tx, String anyId) {
        boolean isCopy = SnapshotIds.isSnapshot(anyId);
        return (isCopy ? copies : live)
                .select()
                .where("id", anyId)
                .first(tx)
                .map(document -> new Stored<>(document, (isCopy ? copiedSecrets : liveSecrets).read(tx, anyId)));
    }

    /** The id of the snapshot of a version, if there is one. */
    public Optional<String> snapshotOf(Handle tx, String liveId, int version) {
        return copies.select()
                .where("source_id", liveId)
                .where("version", version)
                .first(tx)
                .map(id);
    }

    /** The live documents in which the id stands anywhere. */
    public List<R> mentioning(Handle tx, String mentioned) {
        return live.select().mentioning(mentioned).all(tx);
    }

    /** The snapshots in which the id stands anywhere. */
    public List<R> snapshotsMentioning(Handle tx, String mentioned) {
        return copies.select().mentioning(mentioned).all(tx);
    }

    /** The live documents of a space whose JSON has a text in it. */
    protected List<R> containing(Handle tx, SpaceId space, String json) {
        return containing(tx, live, space, json);
    }

    /** Changes the documents of a space whose JSON has a text in it, the snapshots among them. */
    protected void changeContaining(Handle tx, SpaceId space, String json, UnaryOperator<R> change) {
        for (DocumentTable<R> table : List.of(live, copies)) {
            for (R before : containing(tx, table, space, json)) {
                R after = change.apply(before);
                if (!after.equals(before)) {
                    table.update(tx, after);
                }
            }
        }
    }

    private List<R> containing(Handle tx, DocumentTable<R> table, SpaceId space, String json) {
        return table.select(space)
                .and("document LIKE :json", Map.of("json", "%" + json + "%"))
                .all(tx);
    }
}
