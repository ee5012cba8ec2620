package dev.slipway.server.process;

import dev.slipway.api.Action;
import dev.slipway.api.DeploymentProcess;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What the actions of a process may refer to. */
record KnownIds(Set<String> environments, Set<String> channels) {
    /**
     * These, and what the stored process refers to already: something that has been deleted since must not stand in the
     * way of a change elsewhere in the process.
     */
    KnownIds orIn(DeploymentProcess stored) {
        return new KnownIds(
                union(environments, stored, Action::environments, Action::excludedEnvironments),
                union(channels, stored, Action::channels));
    }

    @SafeVarargs
    private static Set<String> union(
            Set<String> known, DeploymentProcess stored, Function<Action, List<String>>... references) {
        var all = new HashSet<>(known);
        for (Function<Action, List<String>> reference : references) {
            stored.steps().stream()
                    .flatMap(step -> step.actions().stream())
                    .map(reference)
                    .forEach((Collection<String> ids) -> all.addAll(ids));
        }
        return Set.copyOf(all);
    }
}
