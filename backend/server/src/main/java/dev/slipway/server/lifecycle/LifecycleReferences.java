package dev.slipway.server.lifecycle;

import dev.slipway.server.environment.EnvironmentId;
import dev.slipway.server.environment.EnvironmentUsage;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Keeps environments that a phase names from being deleted (R2.2). */
public final class LifecycleReferences implements EnvironmentUsage {
    private final LifecycleStore store = new LifecycleStore();

    @Override
    public List<String> usesOf(Handle tx, EnvironmentId environment) {
        return store.naming(tx, environment).stream()
                .map(lifecycle -> "lifecycle " + lifecycle.name())
                .toList();
    }
}
