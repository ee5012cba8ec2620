package dev.slipway.server.variable;

import dev.slipway.server.environment.EnvironmentId;
import dev.slipway.server.environment.EnvironmentUsage;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Values limited to an environment use it: without it in their scope they would hold elsewhere (R2.2). */
public final class VariableEnvironmentUsage implements EnvironmentUsage {
    private final VariableSetStore store = new VariableSetStore();

    @Override
    public List<String> usesOf(Handle tx, EnvironmentId environment) {
        return store.mentioning(tx, environment.value()).stream()
                .flatMap(set -> set.variables().stream()
                        .filter(variable -> variable.scope()
                                .getOrDefault(ScopeField.ENVIRONMENT.wireName(), List.of())
                                .contains(environment.value()))
                        .map(variable -> "variable " + variable.name() + " of " + set.ownerId()))
                .distinct()
                .toList();
    }
}
