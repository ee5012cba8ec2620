package dev.slipway.server.deployment;

import dev.slipway.api.TaskState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** A column that has one value only. */
    record Column(String name, String value) {}

    /** What narrows most and has an index of its own, if there is such a thing. */
    Optional<Column> mostTelling() {
        return Stream.of(
                        only("release_id", releases),
                        only("project_id", projects),
                        only("environment_id", environments),
                        only("tenant_id", tenants))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Column> only(String name, List<String> values) {
        return values.size() == 1 ? Optional.of(new Column(name, values.get(0))) : Optional.empty();
    }

    static DeploymentQuery ofRelease(String releaseId) {
        return new DeploymentQuery(List.of(), List.of(), List.of(), List.of(), List.of(releaseId), List.of());
    }
}
