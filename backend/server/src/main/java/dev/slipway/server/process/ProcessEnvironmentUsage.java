package dev.slipway.server.process;

import dev.slipway.server.environment.EnvironmentId;
import dev.slipway.server.environment.EnvironmentUsage;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Actions limited to an environment use it: without it in their list they would run elsewhere. Those that exclude it do
 * not, for nothing changes when it is gone.
 */
public final class ProcessEnvironmentUsage implements EnvironmentUsage {
    private final ProcessStore store = new ProcessStore();

    @Override
    public List<String> usesOf(Handle tx, EnvironmentId environment) {
        return store.mentioning(tx, environment.value()).stream()
                .flatMap(process -> process.steps().stream()
                        .flatMap(step -> step.actions().stream())
                        .filter(action -> action.environments().contains(environment.value()))
                        .map(action -> "step " + action.name() + " of " + process.id()))
                .toList();
    }
}
