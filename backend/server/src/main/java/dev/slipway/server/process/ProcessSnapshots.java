package dev.slipway.server.process;

import dev.slipway.api.DeploymentProcess;
import dev.slipway.server.security.Encryption;
import dev.slipway.server.security.Secret;
import dev.slipway.server.snapshot.SnapshotIds;
import dev.slipway.server.snapshot.Stored;
import java.util.HashMap;
import org.jdbi.v3.core.Handle;

/** Freezes processes for releases and runbook snapshots, and reveals their secrets to the engine. */
public final class ProcessSnapshots {
    private final Encryption encryption;
    private final ProcessStore store = new ProcessStore();

    public ProcessSnapshots(Encryption encryption) {
        this.encryption = encryption;
    }

    /**
     * The id of an unchangeable copy of a process as it is now. A version is copied once, however many releases there are
     * of it.
     */
    public String snapshot(Handle tx, String processId) {
        Stored<DeploymentProcess> live = store.lock(tx, processId).orElseThrow(() -> ProcessService.unknown(processId));
        DeploymentProcess process = live.document();
        return store.snapshotOf(tx, processId, process.version()).orElseGet(() -> {
            String id = SnapshotIds.next(processId, process.version());
            DeploymentProcess noted = process.withLastSnapshotId(id);
            store.update(tx, new Stored<>(noted, live.secrets()));
            store.insertSnapshot(tx, new Stored<>(noted.withId(id), live.secrets()));
            return id;
        });
    }

    /** The secrets of a process or a snapshot; those of an unknown one are none. */
    public RevealedSecrets secrets(Handle tx, String idOrSnapshotId) {
        String owner = SnapshotIds.source(idOrSnapshotId);
        var revealed = new HashMap<String, Secret>();
        store.find(tx, idOrSnapshotId).ifPresent(stored -> stored.secrets()
                .encrypted()
                .forEach((field, text) -> revealed.put(field, encryption.decrypt(owner, text))));
        return new RevealedSecrets(revealed);
    }
}
