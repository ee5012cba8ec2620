package dev.slipway.server.deployment;

import dev.slipway.server.audit.AuditLog;
import dev.slipway.server.environment.EnvironmentService;
import dev.slipway.server.http.Api;
import dev.slipway.server.idempotency.Idempotency;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.process.ProcessService;
import dev.slipway.server.process.ProcessSnapshots;
import dev.slipway.server.project.ProjectService;
import dev.slipway.server.release.ReleaseService;
import dev.slipway.server.task.TaskInbox;
import dev.slipway.server.tenant.TenantService;
import dev.slipway.server.variable.VariableSetService;

/** The parts of this package, built and tied together. */
public final class Deployments {
    private final DeploymentService service;
    private final ReleasePlans plans;
    private final DeploymentExecutions executions;
    private final Rollbacks rollbacks;
    private final DeploymentRoutes routes;

    public Deployments(
            Database db,
            Idempotency idempotency,
            AuditLog audit,
            TaskInbox inbox,
            EnvironmentService environments,
            TenantService tenants,
            ProjectService projects,
            ProcessService processes,
            ProcessSnapshots processSnapshots,
            VariableSetService variableSets,
            ReleaseService releases,
            Planning planning,
            Promotion promotion,
            DeployRelease deploy,
            AutomaticDeployments automatic) {
        this.service = new DeploymentService(
                db, idempotency, audit, projects, new Destinations(environments, tenants), releases, deploy, inbox);
        var drift = new ReleaseDrift(processes, variableSets);
        this.plans = new ReleasePlans(db, projects, environments, tenants, releases, promotion, planning, drift, inbox);
        this.executions = new DeploymentExecutions(
                db, projects, environments, tenants, processSnapshots, promotion, planning, automatic, service, inbox);
        this.rollbacks = new Rollbacks(db, service, inbox);
        this.routes = new DeploymentRoutes(service, rollbacks, plans);
    }

    public void register(Api api) {
        routes.register(api);
    }

    /** Deployments as resources. */
    public DeploymentService service() {
        return service;
    }

    /** Going back to what was deployed before. */
    public Rollbacks rollbacks() {
        return rollbacks;
    }

    /** Where releases can go. */
    public ReleasePlans plans() {
        return plans;
    }

    /** What the engine carries out. */
    public Executions executions() {
        return executions;
    }
}
