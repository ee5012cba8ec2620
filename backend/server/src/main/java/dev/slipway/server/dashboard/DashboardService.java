package dev.slipway.server.dashboard;

import static dev.slipway.server.access.Permission.DEPLOYMENT_VIEW;
import static dev.slipway.server.access.Permission.ENVIRONMENT_VIEW;
import static dev.slipway.server.access.Permission.PROJECT_VIEW;
import static dev.slipway.server.access.Permission.TENANT_VIEW;

import dev.slipway.api.Channel;
import dev.slipway.api.Dashboard;
import dev.slipway.api.DashboardBuilder;
import dev.slipway.api.DashboardEnvironment;
import dev.slipway.api.DashboardProject;
import dev.slipway.api.DashboardProjectBuilder;
import dev.slipway.api.DashboardTenant;
import dev.slipway.api.Deployment;
import dev.slipway.api.Environment;
import dev.slipway.api.Project;
import dev.slipway.api.ProjectGroup;
import dev.slipway.api.TaskState;
import dev.slipway.api.Tenant;
import dev.slipway.api.TenantedDeploymentMode;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.channel.ChannelService;
import dev.slipway.server.dashboard.DashboardStore.Deployed;
import dev.slipway.server.environment.EnvironmentService;
import dev.slipway.server.http.Links;
import dev.slipway.server.lifecycle.EffectivePhase;
import dev.slipway.server.lifecycle.LifecycleService;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.project.ProjectGroupService;
import dev.slipway.server.project.ProjectId;
import dev.slipway.server.project.ProjectService;
import dev.slipway.server.tenant.TenantService;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** What is deployed where (R9.48), as far as the actor may see it. */
public final class DashboardService {
    private final Database db;
    private final ProjectGroupService groups;
    private final ProjectService projects;
    private final ChannelService channels;
    private final LifecycleService lifecycles;
    private final EnvironmentService environments;
    private final TenantService tenants;
    private final DashboardItems items;
    private final DashboardStore store = new DashboardStore();

    public DashboardService(
            Database db,
            Clock clock,
            ProjectGroupService groups,
            ProjectService projects,
            ChannelService channels,
            LifecycleService lifecycles,
            EnvironmentService environments,
            TenantService tenants) {
        this.db = db;
        this.groups = groups;
        this.projects = projects;
        this.channels = channels;
        this.lifecycles = lifecycles;
        this.environments = environments;
        this.tenants = tenants;
        this.items = new DashboardItems(clock);
    }

    /** One item for each project, environment and tenant: the newest deployment; newest first. */
    public Dashboard dashboard(Actor actor, SpaceId space, DashboardQuery query) {
        actor.requireSomewhere(DEPLOYMENT_VIEW);
        return db.read(tx -> read(tx, actor, space, query));
    }

    private Dashboard read(Handle tx, Actor actor, SpaceId space, DashboardQuery query) {
        Scope here = Scope.of(space);
        List<Environment> columns = environments.all(tx, space).stream()
                .filter(e -> query.wantsEnvironment(e.id()) && actor.may(ENVIRONMENT_VIEW, here.environment(e.id())))
                .toList();
        List<Project> rows = projects.all(tx, space).stream()
                .filter(p -> query.wantsProject(p.id()) && actor.may(PROJECT_VIEW, here.project(p.id())))
                .toList();
        Set<String> visibleColumns = columns.stream().map(Environment::id).collect(Collectors.toSet());
        Set<String> visibleRows = rows.stream().map(Project::id).collect(Collectors.toSet());
        List<Deployed> newest = store.newest(tx, space).stream()
                .filter(deployed -> {
                    Deployment d = deployed.deployment();
                    return visibleRows.contains(d.projectId())
                            && visibleColumns.contains(d.environmentId())
                            && query.wantsTenant(tenantOf(d))
                            && actor.may(
                                    DEPLOYMENT_VIEW,
                                    here.project(d.projectId())
                                            .environment(d.environmentId())
                                            .tenant(d.tenantId()));
                })
                .toList();
        Set<String> usedGroups = rows.stream().map(Project::projectGroupId).collect(Collectors.toSet());
        List<ProjectGroup> headings = groups.all(tx, space).stream()
                .filter(group -> !query.isFilter() || usedGroups.contains(group.id()))
                .toList();
        var places = new Places(tx, space);
        return DashboardBuilder.builder()
                .projects(rows.stream()
                        .map(project -> row(project, places.of(project), columns))
                        .toList())
                .projectGroups(headings)
                .environments(columns.stream()
                        .map(e -> new DashboardEnvironment(
                                e.id(), e.name(), Map.of("Self", Links.in(space, "environments", e.id()))))
                        .toList())
                .tenants(tenants.all(tx, space).stream()
                        .filter(t -> query.wantsTenant(t.id()) && actor.may(TENANT_VIEW, here.tenant(t.id())))
                        .map(DashboardService::tenant)
                        .toList())
                .items(newest.stream().map(items::current).toList())
                .previousItems(newest.stream()
                        .filter(deployed -> deployed.task().state() != TaskState.SUCCESS)
                        .flatMap(deployed -> store.finishedBefore(tx, deployed.deployment()).stream())
                        .map(items::previous)
                        .toList())
                .isFiltered(query.isFilter())
                .links(Map.of("Self", Links.in(space, "dashboard")))
                .build();
    }

    private static String tenantOf(Deployment deployment) {
        return deployment.tenantId() == null ? "" : deployment.tenantId();
    }

    /** The environments of projects: those of their lifecycles and their channels' (R9.50). */
    private final class Places {
        private final Handle tx;
        private final SpaceId space;
        private final Map<String, Set<String>> ofLifecycles = new HashMap<>();

        Places(Handle tx, SpaceId space) {
            this.tx = tx;
            this.space = space;
        }

        Set<String> of(Project project) {
            var all = new HashSet<>(ofLifecycle(project.lifecycleId()));
            channels.all(tx, new ProjectId(project.id())).stream()
                    .map(Channel::lifecycleId)
                    .filter(id -> id != null && !id.isEmpty())
                    .forEach(id -> all.addAll(ofLifecycle(id)));
            return all;
        }

        private Set<String> ofLifecycle(String id) {
            return ofLifecycles.computeIfAbsent(id, missing -> lifecycles.find(tx, space, missing).stream()
                    .flatMap(lifecycle -> lifecycles.phases(tx, space, lifecycle).stream())
                    .flatMap(DashboardService::environmentsOf)
                    .collect(Collectors.toSet()));
        }
    }

    private static Stream<String> environmentsOf(EffectivePhase phase) {
        return Stream.concat(phase.automatic().stream(), phase.manual().stream());
    }

    private static DashboardProject row(Project project, Set<String> places, List<Environment> columns) {
        return DashboardProjectBuilder.builder()
                .id(project.id())
                .name(project.name())
                .slug(project.slug())
                .projectGroupId(project.projectGroupId())
                .environmentIds(columns.stream()
                        .map(Environment::id)
                        .filter(places::contains)
                        .toList())
                .isDisabled(project.isDisabled())
                .tenantedDeploymentMode(project.tenantedDeploymentMode())
                .canPerformUntenantedDeployment(project.tenantedDeploymentMode() != TenantedDeploymentMode.TENANTED)
                .links(Map.of("Self", Links.in(project.spaceId(), "projects", project.id())))
                .build();
    }

    private static DashboardTenant tenant(Tenant tenant) {
        return new DashboardTenant(
                tenant.id(),
                tenant.name(),
                tenant.projectEnvironments(),
                tenant.tenantTags(),
                tenant.isDisabled(),
                Map.of("Self", Links.in(tenant.spaceId(), "tenants", tenant.id())));
    }
}
