package dev.slipway.server.target;

import dev.slipway.api.Machine;
import org.jdbi.v3.core.Handle;

/** Told of new targets: features above act on them, such as by checking their health (R2.15). */
public interface NewTargets {
    /** In the transaction that makes the target. */
    void created(Handle tx, Machine target);

    /** After that transaction was committed. */
    void committed();
}
