package dev.slipway.server.deployment;

import dev.slipway.api.Channel;
import dev.slipway.api.Environment;
import dev.slipway.api.Lifecycle;
import dev.slipway.api.Project;
import dev.slipway.api.Release;
import dev.slipway.api.RetentionPeriod;
import dev.slipway.api.Tenant;
import dev.slipway.server.channel.ChannelService;
import dev.slipway.server.lifecycle.EffectivePhase;
import dev.slipway.server.lifecycle.Gates;
import dev.slipway.server.lifecycle.LifecycleService;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.project.ProjectId;
import dev.slipway.server.release.ReleaseId;
import dev.slipway.server.release.StoredReleases;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Where releases may go, by their lifecycles and by what has succeeded so far. */
public final class Promotion {
    private final ChannelService channels;
    private final LifecycleService lifecycles;
    private final StoredReleases releases = new StoredReleases();
    private final DeploymentStore store = new DeploymentStore();

    public Promotion(ChannelService channels, LifecycleService lifecycles) {
        this.channels = channels;
        this.lifecycles = lifecycles;
    }

    Channel channelOf(Handle tx, Project project, Release release) {
        return channels.find(tx, new ProjectId(project.id()), release.channelId())
                .orElseThrow(() -> new IllegalStateException("There is no channel " + release.channelId()));
    }

    Gates gates(Handle tx, Project project, Release release, Optional<Tenant> tenant) {
        return gates(tx, project, release, tenant, null);
    }

    /** @param butFor a deployment that does not count; null for none */
    Gates gates(Handle tx, Project project, Release release, Optional<Tenant> tenant, @Nullable String butFor) {
        Set<String> succeeded =
                store.succeeded(tx, release.id(), tenant.map(Tenant::id).orElse(null), butFor == null ? "" : butFor);
        return Gates.of(
                phases(tx, project, release, tenant), succeeded, releases.isDefective(tx, new ReleaseId(release.id())));
    }

    /** Without tenants, by release id; however many releases of the project there are, a few reads find out. */
    public Map<String, Gates> gates(Handle tx, Project project, List<Release> ofProject) {
        List<String> ids = ofProject.stream().map(Release::id).toList();
        Map<String, Set<String>> succeeded = store.succeeded(tx, ids);
        Set<String> defective = releases.defective(tx, ids);
        var phases = new HashMap<String, List<EffectivePhase>>();
        var gates = new HashMap<String, Gates>();
        for (Release release : ofProject) {
            List<EffectivePhase> followed = phases.computeIfAbsent(
                    release.channelId(), channel -> phases(tx, project, release, Optional.empty()));
            gates.put(
                    release.id(),
                    Gates.of(
                            followed,
                            succeeded.getOrDefault(release.id(), Set.of()),
                            defective.contains(release.id())));
        }
        return gates;
    }

    private List<EffectivePhase> phases(Handle tx, Project project, Release release, Optional<Tenant> tenant) {
        List<EffectivePhase> all = lifecycles.phases(
                tx, new SpaceId(project.spaceId()), channels.lifecycleOf(tx, project, channelOf(tx, project, release)));
        return tenant.isEmpty()
                ? all
                : all.stream()
                        .map(phase -> phase.within(linked(tenant.get(), project)))
                        .toList();
    }

    /** How long targets keep what is deployed there (R4.12): what the phase says, or the nearest before it that says something. */
    RetentionPeriod targetRetention(Handle tx, Project project, Channel channel, Environment environment) {
        Lifecycle lifecycle = channels.lifecycleOf(tx, project, channel);
        List<EffectivePhase> phases = lifecycles.phases(tx, new SpaceId(project.spaceId()), lifecycle);
        RetentionPeriod period = lifecycle.tentacleRetentionPolicy();
        for (int i = 0; i < lifecycle.phases().size(); i++) {
            period = Objects.requireNonNullElse(lifecycle.phases().get(i).tentacleRetentionPolicy(), period);
            if (phases.get(i).environments().contains(environment.id())) {
                break;
            }
        }
        return period;
    }

    static Set<String> linked(Tenant tenant, Project project) {
        return new HashSet<>(tenant.projectEnvironments().getOrDefault(project.id(), List.of()));
    }
}
