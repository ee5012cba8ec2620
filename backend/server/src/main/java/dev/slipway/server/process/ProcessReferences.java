package dev.slipway.server.process;

import dev.slipway.api.Action;
import dev.slipway.api.DeploymentProcess;
import dev.slipway.server.channel.ChannelId;
import dev.slipway.server.channel.ChannelUsage;
import dev.slipway.server.environment.EnvironmentId;
import dev.slipway.server.environment.EnvironmentUsage;
import dev.slipway.server.feed.FeedUsage;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.tenant.TagUsage;
import dev.slipway.server.worker.WorkerPoolId;
import dev.slipway.server.worker.WorkerPoolUsage;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * What actions are limited to (environments, channels, tenant tags) and what they need (worker pools, feeds). An action
 * must not lose a limit, for it would then run elsewhere; an environment that it merely excludes may go.
 */
public final class ProcessReferences implements EnvironmentUsage, ChannelUsage, TagUsage, WorkerPoolUsage, FeedUsage {
    private final ProcessStore store = new ProcessStore();

    @Override
    public List<String> usesOf(Handle tx, EnvironmentId environment) {
        return uses(store.mentioning(tx, environment.value()).stream(), action -> action.environments()
                .contains(environment.value()));
    }

    @Override
    public List<String> usesOf(Handle tx, ChannelId channel) {
        return uses(store.mentioning(tx, channel.value()).stream(), action -> action.channels()
                .contains(channel.value()));
    }

    @Override
    public List<String> usesOf(Handle tx, WorkerPoolId pool) {
        return uses(store.mentioning(tx, pool.value()).stream(), action -> pool.value()
                .equals(action.workerPoolId()));
    }

    @Override
    public List<String> usesOf(Handle tx, String feedId) {
        return uses(store.mentioning(tx, feedId).stream(), action -> ReferenceKind.FEED.in(action).stream()
                .anyMatch(reference -> reference.id().equals(feedId)));
    }

    @Override
    public List<String> usesOf(Handle tx, SpaceId space, Predicate<String> isTag) {
        return uses(store.tagged(tx, space).stream(), action -> action.tenantTags().stream()
                .anyMatch(isTag));
    }

    private static List<String> uses(Stream<DeploymentProcess> processes, Predicate<Action> uses) {
        return processes
                .flatMap(process -> process.steps().stream()
                        .flatMap(step -> step.actions().stream())
                        .filter(uses)
                        .map(action -> "step " + action.name() + " of " + process.id()))
                .toList();
    }

    /** In snapshots too: a tag's name is how they point to it. */
    @Override
    public void rename(Handle tx, SpaceId space, UnaryOperator<String> newName) {
        store.changeTagged(
                tx,
                space,
                process -> process.withSteps(process.steps().stream()
                        .map(step -> step.withActions(step.actions().stream()
                                .map(action -> action.withTenantTags(action.tenantTags().stream()
                                        .map(newName)
                                        .toList()))
                                .toList()))
                        .toList()));
    }
}
