package dev.slipway.server.process;

import dev.slipway.api.Action;
import dev.slipway.api.DeploymentProcess;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    /**
     * An id in an action.
     *
     * @param field that it stands in, such as {@code ExcludedEnvironments}
     */
    record Reference(String field, String id) {
        private static Stream<Reference> all(String field, Collection<String> ids) {
            return ids.stream().map(id -> new Reference(field, id));
        }

        private static Stream<Reference> one(String field, @Nullable String id) {
            return Stream.ofNullable(id).map(given -> new Reference(field, given));
        }
    }

    /** What an action points to, without expressions, which are not known before one deploys (R5.26). */
    List<Reference> in(Action action) {
        return all(action)
                .filter(reference ->
                        !reference.id().isBlank() && !reference.id().contains("#{"))
                .toList();
    }

    private Stream<Reference> all(Action action) {
        return switch (this) {
            case ENVIRONMENT ->
                Stream.concat(
                        Reference.all("Environments", action.environments()),
                        Reference.all("ExcludedEnvironments", action.excludedEnvironments()));
            case CHANNEL -> Reference.all("Channels", action.channels());
            case WORKER_POOL -> Reference.one("WorkerPoolId", action.workerPoolId());
            case FEED ->
                Stream.concat(
                        action.packages().stream().flatMap(used -> Reference.one("Packages.FeedId", used.feedId())),
                        Reference.one("Container.FeedId", action.container().feedId()));
        };
    }

    Set<String> in(DeploymentProcess process) {
        return process.steps().stream()
                .flatMap(step -> step.actions().stream())
                .flatMap(action -> in(action).stream())
                .map(Reference::id)
                .collect(Collectors.toUnmodifiableSet());
    }
}
