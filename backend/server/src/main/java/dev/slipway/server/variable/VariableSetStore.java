package dev.slipway.server.variable;

import dev.slipway.api.VariableSet;
import dev.slipway.server.persistence.DocumentTable;
import dev.slipway.server.persistence.Selection;
import dev.slipway.server.persistence.SnapshotIds;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.persistence.VersionedTable;
import dev.slipway.server.security.SecretFields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

final class VariableSetStore {
    private static final DocumentTable<VariableSet> SETS = DocumentTable.of(
                    "variable_set", VariableSet.class, VariableSet::id)
            .inSpace(VariableSet::spaceId)
            .with("project_id", set -> ownerOf(set, VariableOwner.PROJECT))
            .with("library_set_id", set -> ownerOf(set, VariableOwner.LIBRARY))
            .with("version", VariableSet::version);

    private static final DocumentTable<VariableSet> SNAPSHOTS = DocumentTable.of(
                    "variable_set_snapshot", VariableSet.class, VariableSet::id)
            .inSpace(VariableSet::spaceId)
            .with("project_id", set -> ownerOf(set, VariableOwner.PROJECT))
            .with("source_id", snapshot -> SnapshotIds.source(snapshot.id()))
            .with("version", VariableSet::version);

    private static final VersionedTable<VariableSet> VERSIONED = new VersionedTable<>(SETS, SNAPSHOTS, VariableSet::id);

    private static @Nullable String ownerOf(VariableSet set, VariableOwner kind) {
        return VariableOwner.of(set.ownerId()) == kind ? set.ownerId() : null;
    }

    void insert(Handle tx, StoredVariableSet stored) {
        VERSIONED.insert(tx, row(stored));
    }

    void update(Handle tx, StoredVariableSet stored) {
        VERSIONED.update(tx, row(stored));
    }

    void insertSnapshot(Handle tx, StoredVariableSet snapshot) {
        VERSIONED.insertCopy(tx, row(snapshot));
    }

    /** Whoever holds the lock is alone with the set until the transaction ends. */
    Optional<StoredVariableSet> lock(Handle tx, String id) {
        return VERSIONED.lock(tx, id).map(VariableSetStore::stored);
    }

    /** The set or snapshot with that id. */
    Optional<StoredVariableSet> find(Handle tx, String id) {
        return VERSIONED.find(tx, id).map(VariableSetStore::stored);
    }

    Optional<String> snapshotOf(Handle tx, String setId, int version) {
        return VERSIONED.copyOf(tx, setId, version);
    }

    /** Sets in whose document the id stands anywhere. */
    List<VariableSet> mentioning(Handle tx, String id) {
        return SETS.select()
                .and("document LIKE :mention", Map.of("mention", "%\"" + id + "\"%"))
                .all(tx);
    }

    /** Those in which a variable has tenant tags. */
    List<VariableSet> tagged(Handle tx, SpaceId space) {
        return tagged(SETS, space).all(tx);
    }

    /** Changes those in which a variable has tenant tags, the snapshots among them. */
    void changeTagged(Handle tx, SpaceId space, UnaryOperator<VariableSet> change) {
        for (DocumentTable<VariableSet> table : List.of(SETS, SNAPSHOTS)) {
            for (VariableSet before : tagged(table, space).all(tx)) {
                VariableSet after = change.apply(before);
                if (!after.equals(before)) {
                    table.update(tx, after);
                }
            }
        }
    }

    private static Selection<VariableSet> tagged(DocumentTable<VariableSet> table, SpaceId space) {
        return table.select(space).and("document LIKE :tagged", Map.of("tagged", "%\"TenantTag\":[\"%"));
    }

    private static VersionedTable.Row<VariableSet> row(StoredVariableSet stored) {
        return new VersionedTable.Row<>(stored.set(), stored.secrets().text());
    }

    private static StoredVariableSet stored(VersionedTable.Row<VariableSet> row) {
        return new StoredVariableSet(row.document(), SecretFields.parse(row.secrets()));
    }
}
