package dev.slipway.server.packages;

import dev.slipway.server.blob.Sha256;
import org.jdbi.v3.core.Handle;

/** The blobs that packages refer to. */
public final class PackageBlobs implements BlobReferences {
    private final PackageStore store = new PackageStore();

    @Override
    public boolean refersTo(Handle tx, Sha256 sha256) {
        return store.refersTo(tx, sha256);
    }
}
