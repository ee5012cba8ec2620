package dev.slipway.server.app;

import dev.slipway.server.account.AccountSecrets;
import dev.slipway.server.deployment.AutomaticDeployments;
import dev.slipway.server.deployment.DeployRelease;
import dev.slipway.server.deployment.DeploymentReferences;
import dev.slipway.server.deployment.Deployments;
import dev.slipway.server.deployment.Planning;
import dev.slipway.server.deployment.Promotion;
import dev.slipway.server.http.Api;
import dev.slipway.server.process.ProcessSnapshots;
import dev.slipway.server.release.DefectService;
import dev.slipway.server.release.ReleaseRoutes;
import dev.slipway.server.release.ReleaseService;
import dev.slipway.server.runbook.Runbooks;
import dev.slipway.server.variable.DeploymentVariables;
import java.util.List;

/** What brings projects to environments: releases, their deployments, and runbooks. */
final class Delivery implements Tier {
    final ReleaseService releases;
    final Promotion promotion;
    final Deployments deployments;
    final Runbooks runbooks;
    private final DefectService defects;

    Delivery(Foundations base, Infrastructure infrastructure, Projects model) {
        var processSnapshots = new ProcessSnapshots(base.encryption);
        var variableSnapshots =
                new DeploymentVariables(base.encryption, infrastructure.accounts, new AccountSecrets(base.encryption));
        var planning = new Planning(model.processes, model.variables, variableSnapshots, infrastructure.targets::all);
        promotion = new Promotion(model.channels, model.lifecycles);
        var deployRelease =
                new DeployRelease(base.clock, base.audit, model.projects, promotion, planning, base.taskInbox);
        var automatic = new AutomaticDeployments(
                model.projects, infrastructure.environments, model.tenants, promotion, deployRelease, base.taskInbox);
        releases = new ReleaseService(
                base.db,
                base.idempotency,
                base.clock,
                base.audit,
                model.projects,
                model.channels,
                model.processes,
                processSnapshots,
                variableSnapshots,
                List.of(new DeploymentReferences(base.taskInbox)),
                List.of(automatic));
        defects = new DefectService(base.db, base.audit, releases);
        deployments = new Deployments(
                base.db,
                base.idempotency,
                base.audit,
                base.taskInbox,
                infrastructure.environments,
                model.tenants,
                model.projects,
                model.processes,
                processSnapshots,
                model.variables,
                releases,
                planning,
                promotion,
                deployRelease,
                automatic);
        runbooks = new Runbooks(
                base.db,
                base.idempotency,
                base.clock,
                base.audit,
                base.taskInbox,
                infrastructure.environments,
                model.tagSets,
                model.tenants,
                model.projects,
                model.projectEnvironments,
                model.processes,
                model.newProcesses,
                processSnapshots,
                variableSnapshots,
                planning);
    }

    @Override
    public void register(Api api) {
        new ReleaseRoutes(releases, defects).register(api);
        deployments.register(api);
        runbooks.register(api);
    }
}
