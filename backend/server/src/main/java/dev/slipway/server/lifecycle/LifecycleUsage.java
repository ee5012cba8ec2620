package dev.slipway.server.lifecycle;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Asked before a lifecycle is deleted: features above answer what still follows it. */
@FunctionalInterface
public interface LifecycleUsage {
    /** What follows the lifecycle, in the reader's words, such as {@code project Web Shop}. */
    List<String> usesOf(Handle tx, LifecycleId lifecycle);
}
