package dev.slipway.server.variable;

import dev.slipway.api.VariableSet;
import dev.slipway.server.persistence.DocumentTable;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.snapshot.SnapshotIds;
import dev.slipway.server.snapshot.VersionedStore;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

final class VariableSetStore extends VersionedStore<VariableSet> {
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

    private static final String TAGGED = "\"TenantTag\":[\"";

    VariableSetStore() {
        super(SETS, SNAPSHOTS, VariableSet::id);
    }

    private static @Nullable String ownerOf(VariableSet set, VariableOwner kind) {
        return VariableOwner.of(set.ownerId()) == kind ? set.ownerId() : null;
    }

    /** Those in which a variable has tenant tags. */
    List<VariableSet> tagged(Handle tx, SpaceId space) {
        return containing(tx, space, TAGGED);
    }

    /** Changes those in which a variable has tenant tags, the snapshots among them. */
    void changeTagged(Handle tx, SpaceId space, UnaryOperator<VariableSet> change) {
        changeContaining(tx, space, TAGGED, change);
    }
}
