package dev.slipway.server.deployment;

import dev.slipway.api.Deployment;
import dev.slipway.api.Environment;
import dev.slipway.api.Project;
import dev.slipway.api.Release;
import dev.slipway.api.Tenant;
import dev.slipway.api.TenantedDeploymentMode;
import dev.slipway.server.access.Actor;
import dev.slipway.server.environment.EnvironmentService;
import dev.slipway.server.limit.TagFilter;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.project.ProjectService;
import dev.slipway.server.release.NewReleases;
import dev.slipway.server.task.TaskInbox;
import dev.slipway.server.tenant.TenantService;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deploys by itself what lifecycles say is to be deployed as soon as a phase opens (R4.11). A deployment that is refused,
 * for a prompted variable without a value for one, is left out with a line in the log.
 */
public final class AutomaticDeployments implements NewReleases {
    private static final Logger log = LoggerFactory.getLogger(AutomaticDeployments.class);

    private final ProjectService projects;
    private final EnvironmentService environments;
    private final TenantService tenants;
    private final Promotion promotion;
    private final DeployRelease deploy;
    private final TaskInbox inbox;

    public AutomaticDeployments(
            ProjectService projects,
            EnvironmentService environments,
            TenantService tenants,
            Promotion promotion,
            DeployRelease deploy,
            TaskInbox inbox) {
        this.projects = projects;
        this.environments = environments;
        this.tenants = tenants;
        this.promotion = promotion;
        this.deploy = deploy;
        this.inbox = inbox;
    }

    @Override
    public void created(Handle tx, Release release) {
        var space = new SpaceId(release.spaceId());
        Project project = projects.find(tx, space, release.projectId()).orElseThrow();
        if (project.tenantedDeploymentMode() != TenantedDeploymentMode.TENANTED) {
            deploy(
                    tx,
                    release,
                    Optional.empty(),
                    promotion.gates(tx, project, release, Optional.empty()).automaticAtCreation());
        }
        if (project.tenantedDeploymentMode() != TenantedDeploymentMode.UNTENANTED) {
            List<String> tags = promotion.channelOf(tx, project, release).tenantTags();
            tenants.linkedTo(tx, space, project.id()).stream()
                    .filter(tenant -> !tenant.isDisabled() && TagFilter.isMet(tags, tenant.tenantTags()))
                    .forEach(tenant -> deploy(
                            tx,
                            release,
                            Optional.of(tenant),
                            promotion
                                    .gates(tx, project, release, Optional.of(tenant))
                                    .automaticAtCreation()));
        }
    }

    @Override
    public void committed() {
        inbox.wake();
    }

    /** To the automatic environments of the phases that a success opened. */
    void succeeded(Handle tx, Project project, Release release, Optional<Tenant> tenant, Deployment success) {
        List<String> opened = promotion
                .gates(tx, project, release, tenant)
                .automaticSince(promotion.gates(tx, project, release, tenant, success.id()));
        deploy(tx, release, tenant, opened);
    }

    private void deploy(Handle tx, Release release, Optional<Tenant> tenant, List<String> environmentIds) {
        for (String id : environmentIds) {
            Optional<Environment> environment = environments.find(tx, new SpaceId(release.spaceId()), id);
            if (environment.isPresent()) {
                deploy(tx, release, tenant, environment.get());
            }
        }
    }

    private void deploy(Handle tx, Release release, Optional<Tenant> tenant, Environment environment) {
        try {
            deploy.deploy(tx, Actor.SYSTEM, release, environment, tenant, ExecutionFields.NONE);
        } catch (Invalid e) {
            log.warn("{} is not deployed to {} automatically: {}", release.id(), environment.id(), e.details());
        }
    }
}
