package dev.slipway.server.portal;

import dev.slipway.api.Environment;
import dev.slipway.api.Phase;
import java.util.List;

/** A phase of a lifecycle with the environments that it names. */
public record PhaseView(Phase phase, List<Environment> environments) {
    public boolean isAutomatic(Environment environment) {
        return phase.automaticDeploymentTargets().contains(environment.id());
    }
}
