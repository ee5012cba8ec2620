package dev.slipway.server.portal;

import static dev.slipway.server.access.Permission.TENANT_VIEW;

import dev.slipway.api.Environment;
import dev.slipway.api.Project;
import dev.slipway.api.Tenant;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.channel.ChannelService;
import dev.slipway.server.dashboard.DashboardService;
import dev.slipway.server.deployment.DeploymentService;
import dev.slipway.server.deployment.ReleasePlans;
import dev.slipway.server.deployment.Rollbacks;
import dev.slipway.server.environment.EnvironmentService;
import dev.slipway.server.lifecycle.LifecycleService;
import dev.slipway.server.packages.PackageService;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.persistence.Stretch;
import dev.slipway.server.process.ProcessService;
import dev.slipway.server.project.ProjectGroupService;
import dev.slipway.server.project.ProjectService;
import dev.slipway.server.release.ReleaseService;
import dev.slipway.server.runbook.Runbooks;
import dev.slipway.server.target.TargetService;
import dev.slipway.server.tenant.TenantFilter;
import dev.slipway.server.tenant.TenantService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The services of what one deploys, and where to. */
public record Model(
        EnvironmentService environments,
        LifecycleService lifecycles,
        ProjectGroupService projectGroups,
        ProjectService projects,
        ChannelService channels,
        TargetService targets,
        TenantService tenants,
        ProcessService processes,
        ReleaseService releases,
        DeploymentService deployments,
        Rollbacks rollbacks,
        ReleasePlans plans,
        Runbooks runbooks,
        PackageService packages,
        DashboardService dashboards) {

    /** The tenants that are linked to a project, by name; none for a user who may not see tenants. */
    List<Tenant> tenantsOf(Actor actor, Project project) {
        var space = new SpaceId(project.spaceId());
        return actor.may(TENANT_VIEW, Scope.of(space))
                ? tenants.list(actor, space, new TenantFilter(project.id(), List.of(), null, ""), Filter.NONE)
                        .items()
                : List.of();
    }

    /** Those of the tenants that are there, by name; none for a user who may not see tenants. */
    List<Tenant> tenants(Actor actor, SpaceId space, List<String> ids) {
        return !ids.isEmpty() && actor.may(TENANT_VIEW, Scope.of(space))
                ? tenants.list(actor, space, TenantFilter.NONE, new Filter(ids, "", "", Stretch.ALL))
                        .items()
                : List.of();
    }

    /** Environments by id, in their order. */
    Map<String, Environment> environmentsById(Actor actor, SpaceId space) {
        return environments.all(actor, space).stream()
                .collect(
                        Collectors.toMap(Environment::id, Function.identity(), (one, same) -> one, LinkedHashMap::new));
    }
}
