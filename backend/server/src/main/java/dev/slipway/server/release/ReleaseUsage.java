package dev.slipway.server.release;

import dev.slipway.api.Release;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Asked before a release is deleted: features above answer what keeps it, and delete what they made of it. */
public interface ReleaseUsage {
    /** What must end before the release can be deleted, in the reader's words (R7.11). */
    List<String> blocking(Handle tx, Release release);

    /** Deletes what belongs to the release, in the transaction that deletes it (R4.17). */
    void forget(Handle tx, Release release);
}
