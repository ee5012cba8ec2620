package dev.slipway.server.portal;

import dev.slipway.api.Environment;
import dev.slipway.api.LifecycleProgression;
import dev.slipway.api.NamedResource;
import dev.slipway.api.PhaseProgression;
import dev.slipway.api.Project;
import dev.slipway.api.Release;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A release, how far it has come, and where it can go.
 *
 * @param open the environments that it can be deployed to now; empty for a user who may not deploy
 * @param environments by id
 */
public record ReleasePage(
        Project project,
        Release release,
        String channelName,
        LifecycleProgression progression,
        List<NamedResource> open,
        Map<String, Environment> environments,
        Instant now) {
    public List<Environment> environmentsOf(PhaseProgression phase) {
        return Stream.concat(phase.automaticDeploymentTargets().stream(), phase.optionalDeploymentTargets().stream())
                .distinct()
                .flatMap(id -> Stream.ofNullable(environments.get(id)))
                .toList();
    }

    /** Whether the lifecycle proposes this environment as the next one. */
    public boolean isNext(NamedResource environment) {
        return progression.nextDeployments().stream()
                .findFirst()
                .filter(environment.id()::equals)
                .isPresent();
    }
}
