package dev.slipway.server.process;

import dev.slipway.api.Channel;
import dev.slipway.api.DeploymentProcess;
import dev.slipway.api.Environment;
import dev.slipway.api.Step;
import dev.slipway.server.channel.ChannelService;
import dev.slipway.server.environment.EnvironmentService;
import dev.slipway.server.feed.FeedService;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.project.ProjectId;
import dev.slipway.server.tenant.TagScope;
import dev.slipway.server.tenant.TagSetService;
import dev.slipway.server.worker.WorkerPoolId;
import dev.slipway.server.worker.WorkerPoolService;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Finds what the actions of a process point to. */
public final class ActionReferences {
    /** The packages of this feed are projects; it is nowhere else. */
    private static final String PROJECT_FEED = "feeds-octopusproject";

    private final EnvironmentService environments;
    private final ChannelService channels;
    private final WorkerPoolService pools;
    private final FeedService feeds;
    private final TagSetService tagSets;

    public ActionReferences(
            EnvironmentService environments,
            ChannelService channels,
            WorkerPoolService pools,
            FeedService feeds,
            TagSetService tagSets) {
        this.environments = environments;
        this.channels = channels;
        this.pools = pools;
        this.feeds = feeds;
        this.tagSets = tagSets;
    }

    /**
     * What the new steps may point to: what exists, and what the stored ones point to already, for something that has been
     * deleted since must not stand in the way of a change elsewhere in the process.
     */
    Map<ReferenceKind, Set<String>> allowed(
            Handle tx, SpaceId space, DeploymentProcess stored, DeploymentProcess wanted) {
        var allowed = new EnumMap<ReferenceKind, Set<String>>(ReferenceKind.class);
        allowed.put(
                ReferenceKind.ENVIRONMENT,
                ids(environments.all(tx, space).stream().map(Environment::id)));
        allowed.put(
                ReferenceKind.CHANNEL,
                ids(channels.all(tx, new ProjectId(stored.projectId())).stream().map(Channel::id)));
        allowed.put(ReferenceKind.WORKER_POOL, existing(ReferenceKind.WORKER_POOL, wanted, id -> pools.findById(
                        tx, space, new WorkerPoolId(id))
                .isPresent()));
        allowed.put(
                ReferenceKind.FEED,
                existing(
                        ReferenceKind.FEED,
                        wanted,
                        id -> id.equals(PROJECT_FEED)
                                || feeds.find(tx, space, id).isPresent()));
        allowed.replaceAll((kind, ids) -> ids(Stream.concat(ids.stream(), kind.in(stored).stream())));
        return allowed;
    }

    private static Set<String> existing(ReferenceKind kind, DeploymentProcess wanted, Predicate<String> exists) {
        return ids(kind.in(wanted).stream().filter(exists));
    }

    private static Set<String> ids(Stream<String> ids) {
        return ids.collect(Collectors.toUnmodifiableSet());
    }

    /** The steps with the tenant tags of their actions as the tag sets spell them. */
    List<Step> withKnownTags(Handle tx, SpaceId space, List<Step> steps) {
        return steps.stream()
                .map(step -> step.withActions(step.actions().stream()
                        .map(action -> action.withTenantTags(tagSets.filter(
                                tx,
                                space,
                                TagScope.TENANT,
                                "TenantTags of " + Checks.quote(action.name()),
                                action.tenantTags())))
                        .toList()))
                .toList();
    }
}
