package dev.slipway.server.process;

import dev.slipway.api.Action;
import dev.slipway.api.DeploymentProcess;
import dev.slipway.api.PackageReference;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What actions point to by id. */
enum ReferenceKind {
    ENVIRONMENT("environment"),
    CHANNEL("channel"),
    WORKER_POOL("worker pool"),
    FEED("feed");

    private final String words;

    ReferenceKind(String words) {
        this.words = words;
    }

    /** Such as {@code worker pool}. */
    String words() {
        return words;
    }

    /** The ids in an action, without expressions, which are not known before one deploys (R5.26). */
    List<String> in(Action action) {
        return all(action).filter(id -> !id.isBlank() && !id.contains("#{")).toList();
    }

    private Stream<String> all(Action action) {
        return switch (this) {
            case ENVIRONMENT -> Stream.concat(action.environments().stream(), action.excludedEnvironments().stream());
            case CHANNEL -> action.channels().stream();
            case WORKER_POOL -> Stream.ofNullable(action.workerPoolId());
            case FEED ->
                Stream.concat(
                        action.packages().stream().flatMap(ReferenceKind::feedOf),
                        Stream.ofNullable(action.container().feedId()));
        };
    }

    private static Stream<String> feedOf(PackageReference reference) {
        return Stream.ofNullable(reference.feedId());
    }

    Set<String> in(DeploymentProcess process) {
        return process.steps().stream()
                .flatMap(step -> step.actions().stream())
                .flatMap(action -> in(action).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
