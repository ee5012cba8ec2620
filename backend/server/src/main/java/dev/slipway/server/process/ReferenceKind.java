package dev.slipway.server.process;

import dev.slipway.api.Action;
import dev.slipway.api.DeploymentProcess;
import dev.slipway.api.PackageReference;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What actions point to by id. */
enum ReferenceKind {
    ENVIRONMENT(
            "environment",
            action -> Stream.concat(action.environments().stream(), action.excludedEnvironments().stream())),
    CHANNEL("channel", action -> action.channels().stream()),
    WORKER_POOL("worker pool", action -> Stream.ofNullable(action.workerPoolId())),
    FEED("feed", action -> Stream.concat(
                    action.packages().stream().map(PackageReference::feedId),
                    Stream.of(action.container()).map(container -> container.feedId()))
            .filter(Objects::nonNull)
            .map(Object::toString));

    private final String words;
    private final Function<Action, Stream<String>> ids;

    ReferenceKind(String words, Function<Action, Stream<String>> ids) {
        this.words = words;
        this.ids = ids;
    }

    /** Such as {@code worker pool}. */
    String words() {
        return words;
    }

    /** The ids in an action, without expressions, which are not known before one deploys (R5.26). */
    List<String> in(Action action) {
        return ids.apply(action)
                .filter(id -> !id.isBlank() && !id.contains("#{"))
                .toList();
    }

    Set<String> in(DeploymentProcess process) {
        return process.steps().stream()
                .flatMap(step -> step.actions().stream())
                .flatMap(action -> in(action).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
