package dev.slipway.server.portal;

import dev.slipway.server.channel.ChannelService;
import dev.slipway.server.dashboard.DashboardService;
import dev.slipway.server.deployment.DeploymentService;
import dev.slipway.server.deployment.ReleasePlans;
import dev.slipway.server.environment.EnvironmentService;
import dev.slipway.server.lifecycle.LifecycleService;
import dev.slipway.server.process.ProcessService;
import dev.slipway.server.project.ProjectGroupService;
import dev.slipway.server.project.ProjectService;
import dev.slipway.server.release.ReleaseService;
import dev.slipway.server.target.TargetService;
import dev.slipway.server.tenant.TenantService;

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
        ReleasePlans plans,
        DashboardService dashboards) {}
