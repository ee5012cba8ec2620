package dev.slipway.server.environment;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Asked before an environment is deleted: features above answer what still uses it (R2.2). */
@FunctionalInterface
public interface EnvironmentUsage {
    /** What uses the environment, in the reader's words, such as {@code lifecycle Default Lifecycle}. */
    List<String> usesOf(Handle tx, EnvironmentId environment);

    /** Takes the environment out of lists that name others as well, in the transaction that deletes it, used by none. */
    default void forget(Handle tx, EnvironmentId environment) {}
}
