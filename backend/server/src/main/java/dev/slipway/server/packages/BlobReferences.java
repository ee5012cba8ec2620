package dev.slipway.server.packages;

import dev.slipway.server.blob.Sha256;
import org.jdbi.v3.core.Handle;

/** A feature whose rows refer to blobs; what any of them refers to is not deleted. */
@FunctionalInterface
public interface BlobReferences {
    boolean refersTo(Handle tx, Sha256 sha256);
}
