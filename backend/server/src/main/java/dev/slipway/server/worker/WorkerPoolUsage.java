package dev.slipway.server.worker;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Asked before a worker pool is deleted: features above answer what still uses it (R2.29). */
@FunctionalInterface
public interface WorkerPoolUsage {
    /** What uses the pool, in the reader's words, such as {@code target eu}. */
    List<String> usesOf(Handle tx, WorkerPoolId pool);
}
