package dev.slipway.server.release;

import dev.slipway.api.Release;
import org.jdbi.v3.core.Handle;

/** Told of new releases: features above act on them, such as by deploying them (R4.11). */
public interface NewReleases {
    /** In the transaction that makes the release; it must not fail for what a user has set up wrongly. */
    void created(Handle tx, Release release);

    /** After that transaction was committed. */
    void committed();
}
