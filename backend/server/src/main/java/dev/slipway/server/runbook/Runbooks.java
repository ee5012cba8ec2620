package dev.slipway.server.runbook;

import dev.slipway.server.audit.AuditLog;
import dev.slipway.server.channel.ProjectEnvironments;
import dev.slipway.server.deployment.Destinations;
import dev.slipway.server.deployment.Executions;
import dev.slipway.server.deployment.Planning;
import dev.slipway.server.environment.EnvironmentService;
import dev.slipway.server.http.Api;
import dev.slipway.server.idempotency.Idempotency;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.process.ProcessFurnishing;
import dev.slipway.server.process.ProcessService;
import dev.slipway.server.process.ProcessSnapshots;
import dev.slipway.server.project.ProjectService;
import dev.slipway.server.task.TaskInbox;
import dev.slipway.server.tenant.TagSetService;
import dev.slipway.server.tenant.TenantService;
import dev.slipway.server.variable.DeploymentVariables;
import java.time.Clock;

/** The parts of this package, built and tied together. */
public final class Runbooks {
    private final RunbookService service;
    private final SnapshotService snapshots;
    private final RunService runs;
    private final RunbookExecutions executions;
    private final RunbookRoutes routes;
    private final SnapshotRoutes snapshotRoutes;
    private final RunRoutes runRoutes;

    public Runbooks(
            Database db,
            Idempotency idempotency,
            Clock clock,
            AuditLog audit,
            TaskInbox inbox,
            EnvironmentService environments,
            TagSetService tagSets,
            TenantService tenants,
            ProjectService projects,
            ProjectEnvironments projectEnvironments,
            ProcessService processes,
            ProcessFurnishing newProcesses,
            ProcessSnapshots processSnapshots,
            DeploymentVariables variables,
            Planning planning) {
        var allowed = new RunbookEnvironments(environments, projectEnvironments);
        this.service = new RunbookService(
                db,
                audit,
                projects,
                newProcesses,
                new RunbookRules(environments, tagSets),
                allowed,
                new RunbookRuns(inbox));
        this.snapshots = new SnapshotService(db, clock, audit, projects, processes, processSnapshots, variables);
        this.runs = new RunService(
                db,
                idempotency,
                projects,
                new Destinations(environments, tenants),
                snapshots,
                new RunRunbook(clock, audit, allowed, planning, inbox),
                inbox);
        var preview = new RunPreview(db, projects, environments, tenants, snapshots, planning);
        this.executions =
                new RunbookExecutions(db, projects, environments, tenants, processSnapshots, planning, runs, inbox);
        this.routes = new RunbookRoutes(service, processes);
        this.snapshotRoutes = new SnapshotRoutes(service, snapshots);
        this.runRoutes = new RunRoutes(runs, preview);
    }

    public void register(Api api) {
        routes.register(api);
        snapshotRoutes.register(api);
        runRoutes.register(api);
    }

    /** Runbooks as resources. */
    public RunbookService service() {
        return service;
    }

    /** What they are frozen to. */
    public SnapshotService snapshots() {
        return snapshots;
    }

    /** What was run. */
    public RunService runs() {
        return runs;
    }

    /** What the engine carries out. */
    public Executions executions() {
        return executions;
    }
}
