package dev.slipway.server.deployment;

import dev.slipway.api.TaskState;
import java.util.List;

/** What the list of deployments can be narrowed by, beside what every list can; empty lists are no filter. */
public record DeploymentQuery(
        List<String> projects,
        List<String> environments,
        List<String> tenants,
        List<String> channels,
        List<String> releases,
        List<TaskState> taskStates) {
    public static final DeploymentQuery ALL =
            new DeploymentQuery(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    static DeploymentQuery ofRelease(String releaseId) {
        return new DeploymentQuery(List.of(), List.of(), List.of(), List.of(), List.of(releaseId), List.of());
    }
}
