package dev.slipway.server.dashboard;

import static dev.slipway.server.access.Permission.DEPLOYMENT_VIEW;
import static dev.slipway.server.access.Permission.ENVIRONMENT_VIEW;
import static dev.slipway.server.access.Permission.RELEASE_VIEW;

import dev.slipway.api.Channel;
import dev.slipway.api.DashboardItem;
import dev.slipway.api.Deployment;
import dev.slipway.api.Lifecycle;
import dev.slipway.api.NamedReference;
import dev.slipway.api.Project;
import dev.slipway.api.ProjectProgression;
import dev.slipway.api.ProjectProgressionBuilder;
import dev.slipway.api.Release;
import dev.slipway.api.ReleaseProgression;
import dev.slipway.api.ReleaseProgressionBuilder;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.channel.ChannelRoutes;
import dev.slipway.server.channel.ChannelService;
import dev.slipway.server.dashboard.DashboardStore.Deployed;
import dev.slipway.server.deployment.Promotion;
import dev.slipway.server.environment.EnvironmentService;
import dev.slipway.server.http.Links;
import dev.slipway.server.lifecycle.Gates;
import dev.slipway.server.lifecycle.LifecycleService;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.project.ProjectId;
import dev.slipway.server.project.ProjectService;
import dev.slipway.server.release.ReleaseRoutes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The releases of a project against its environments (R9.49), as far as the actor may see them. */
public final class ProgressionService {
    private static final int MOST_RELEASES = 100;

    private final Database db;
    private final ProjectService projects;
    private final ChannelService channels;
    private final LifecycleService lifecycles;
    private final EnvironmentService environments;
    private final Promotion promotion;
    private final DashboardItems items;
    private final DashboardStore store = new DashboardStore();

    public ProgressionService(
            Database db,
            Clock clock,
            ProjectService projects,
            ChannelService channels,
            LifecycleService lifecycles,
            EnvironmentService environments,
            Promotion promotion) {
        this.db = db;
        this.projects = projects;
        this.channels = channels;
        this.lifecycles = lifecycles;
        this.environments = environments;
        this.promotion = promotion;
        this.items = new DashboardItems(clock);
    }

    /**
     * Newest first; where a release may go next is said for deployments without a tenant.
     *
     * @param releaseCount how many of the newest releases are shown, at most 100; beside them stand those that were
     *     deployed last somewhere
     */
    public ProjectProgression ofProject(Actor actor, SpaceId space, String projectIdOrSlugOrName, int releaseCount) {
        Project project = projects.get(actor, space, projectIdOrSlugOrName);
        Scope here = Scope.of(space).project(project.id());
        actor.require(RELEASE_VIEW, here);
        return db.read(tx -> {
            Columns columns = columns(tx, actor, project);
            return ProjectProgressionBuilder.builder()
                    .environments(columns.all())
                    .lifecycleEnvironments(columns.ofLifecycles())
                    .channelEnvironments(columns.ofChannels())
                    .releases(rows(tx, actor, project, columns, Math.min(releaseCount, MOST_RELEASES)))
                    .links(Links.self(Links.in(space, "projects", project.id(), "progression"))
                            .map())
                    .build();
        });
    }

    /** The environments that the actor may see, of each lifecycle that releases of the project may follow (R9.50). */
    private record Columns(
            List<NamedReference> all,
            Map<String, List<NamedReference>> ofLifecycles,
            Map<String, List<NamedReference>> ofChannels,
            Map<String, Channel> channels) {
        Set<String> ids() {
            return all.stream().map(NamedReference::id).collect(Collectors.toSet());
        }
    }

    private Columns columns(Handle tx, Actor actor, Project project) {
        var space = new SpaceId(project.spaceId());
        Scope here = Scope.of(space).project(project.id());
        List<NamedReference> visible = environments.all(tx, space).stream()
                .filter(environment -> actor.may(ENVIRONMENT_VIEW, here.environment(environment.id())))
                .map(environment -> new NamedReference(environment.id(), environment.name()))
                .toList();
        var ofLifecycles = new LinkedHashMap<String, List<NamedReference>>();
        var ofChannels = new LinkedHashMap<String, List<NamedReference>>();
        var byId = new HashMap<String, Channel>();
        lifecycles
                .find(tx, space, project.lifecycleId())
                .ifPresent(own -> ofLifecycles.put(own.id(), among(visible, placesOf(tx, space, own))));
        for (Channel channel : channels.all(tx, new ProjectId(project.id()))) {
            Lifecycle followed = channels.lifecycleOf(tx, project, channel);
            ofChannels.put(
                    channel.id(),
                    ofLifecycles.computeIfAbsent(followed.id(), id -> among(visible, placesOf(tx, space, followed))));
            byId.put(channel.id(), channel);
        }
        Set<String> used = ofLifecycles.values().stream()
                .flatMap(Collection::stream)
                .map(NamedReference::id)
                .collect(Collectors.toSet());
        return new Columns(among(visible, used), ofLifecycles, ofChannels, byId);
    }

    private Set<String> placesOf(Handle tx, SpaceId space, Lifecycle lifecycle) {
        return lifecycles.phases(tx, space, lifecycle).stream()
                .flatMap(phase -> phase.environments().stream())
                .collect(Collectors.toSet());
    }

    /** In the order of the environments, not of the phases. */
    private static List<NamedReference> among(List<NamedReference> inOrder, Set<String> ids) {
        return inOrder.stream().filter(one -> ids.contains(one.id())).toList();
    }

    private List<ReleaseProgression> rows(Handle tx, Actor actor, Project project, Columns columns, int releaseCount) {
        var space = new SpaceId(project.spaceId());
        List<Release> releases = store.shownReleases(tx, project, releaseCount);
        Map<String, Gates> gates = promotion.gates(tx, project, releases);
        Set<String> visible = columns.ids();
        Map<String, Map<String, List<DashboardItem>>> cells = cells(actor, store.newestOf(tx, space, releases));
        return releases.stream()
                .map(release -> {
                    Gates own = Objects.requireNonNull(gates.get(release.id()));
                    return ReleaseProgressionBuilder.builder()
                            .release(ReleaseRoutes.linked(release))
                            .channel(ChannelRoutes.linked(
                                    Objects.requireNonNull(columns.channels().get(release.channelId()))))
                            .deployments(cells.getOrDefault(release.id(), Map.of()))
                            .nextDeployments(own.nextDeployments().stream()
                                    .filter(visible::contains)
                                    .toList())
                            .hasUnresolvedDefect(own.isDefective())
                            .build();
                })
                .toList();
    }

    /** A place in which deployments follow each other. */
    private record Place(String environment, String tenant) {
        static Place of(Deployment deployment) {
            return new Place(deployment.environmentId(), Objects.requireNonNullElse(deployment.tenantId(), ""));
        }
    }

    /**
     * What the actor may see, by release and environment.
     *
     * @param newestFirst the last deployment in every place is among them, so the first of a place is the current one
     */
    private Map<String, Map<String, List<DashboardItem>>> cells(Actor actor, List<Deployed> newestFirst) {
        var seen = new HashSet<Place>();
        var cells = new HashMap<String, Map<String, List<DashboardItem>>>();
        for (Deployed deployed : newestFirst) {
            Deployment deployment = deployed.deployment();
            Scope scope = Scope.of(new SpaceId(deployment.spaceId()))
                    .project(deployment.projectId())
                    .environment(deployment.environmentId())
                    .tenant(deployment.tenantId());
            if (actor.may(DEPLOYMENT_VIEW, scope) && actor.may(ENVIRONMENT_VIEW, scope.tenant(null))) {
                cells.computeIfAbsent(deployment.releaseId(), release -> new LinkedHashMap<>())
                        .computeIfAbsent(deployment.environmentId(), environment -> new ArrayList<>())
                        .add(seen.add(Place.of(deployment)) ? items.current(deployed) : items.previous(deployed));
            }
        }
        return cells;
    }
}
