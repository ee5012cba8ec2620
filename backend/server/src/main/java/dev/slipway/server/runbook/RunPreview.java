package dev.slipway.server.runbook;

import static dev.slipway.server.access.Permission.RUNBOOK_RUN_VIEW;

import dev.slipway.api.DeploymentPreview;
import dev.slipway.api.DeploymentPreviewBuilder;
import dev.slipway.api.Environment;
import dev.slipway.api.Project;
import dev.slipway.api.Runbook;
import dev.slipway.api.RunbookSnapshot;
import dev.slipway.api.Tenant;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.deployment.DeployRelease;
import dev.slipway.server.deployment.ExecutionPlace;
import dev.slipway.server.deployment.Frozen;
import dev.slipway.server.deployment.Planning;
import dev.slipway.server.deployment.PreviewedSteps;
import dev.slipway.server.deployment.Prompts;
import dev.slipway.server.deployment.SystemVariables;
import dev.slipway.server.deployment.plan.Circumstances;
import dev.slipway.server.environment.EnvironmentService;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.NotFound;
import dev.slipway.server.project.ProjectService;
import dev.slipway.server.tenant.TenantService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What running a snapshot somewhere would do (R7.20). */
public final class RunPreview {
    private final Database db;
    private final ProjectService projects;
    private final EnvironmentService environments;
    private final TenantService tenants;
    private final SnapshotService snapshots;
    private final Planning planning;
    private final RunbookStore runbooks = new RunbookStore();

    public RunPreview(
            Database db,
            ProjectService projects,
            EnvironmentService environments,
            TenantService tenants,
            SnapshotService snapshots,
            Planning planning) {
        this.db = db;
        this.projects = projects;
        this.environments = environments;
        this.tenants = tenants;
        this.snapshots = snapshots;
        this.planning = planning;
    }

    /**
     * @param environmentIdOrName id, slug or name, as the tenant, which is empty for none
     * @param includesDisabled whether actions that are disabled are shown, as such
     */
    public DeploymentPreview of(
            Actor actor,
            SpaceId space,
            String snapshotId,
            String environmentIdOrName,
            String tenantIdOrName,
            boolean includesDisabled) {
        RunbookSnapshot snapshot = snapshots.get(actor, space, snapshotId);
        actor.require(RUNBOOK_RUN_VIEW, Scope.of(space).project(snapshot.projectId()));
        Environment environment = environments.get(actor, space, environmentIdOrName);
        return db.read(tx -> {
            Optional<Tenant> tenant = tenantIdOrName.isEmpty()
                    ? Optional.empty()
                    : Optional.of(tenants.find(tx, space, tenantIdOrName)
                            .orElseThrow(() -> NotFound.of("tenant", tenantIdOrName)));
            Project project = projects.find(tx, space, snapshot.projectId()).orElseThrow();
            Runbook runbook = runbooks.find(tx, space, new RunbookId(snapshot.runbookId()))
                    .orElseThrow();
            return preview(tx, new FrozenRunbook(project, runbook, snapshot), environment, tenant, includesDisabled);
        });
    }

    private DeploymentPreview preview(
            Handle tx,
            FrozenRunbook wanted,
            Environment environment,
            Optional<Tenant> tenant,
            boolean includesDisabled) {
        Frozen frozen = wanted.frozen();
        Map<String, String> system = wanted.systemVariables(
                new SystemVariables().environment(environment).tenant(tenant));
        ExecutionPlace place = planning.place(tx, frozen, environment, tenant, Map.of(), system);
        Circumstances circumstances =
                planning.circumstances(tx, frozen, environment, tenant, Planning.Chosen.ALL, place);
        return DeploymentPreviewBuilder.builder()
                .stepsToExecute(PreviewedSteps.of(planning.process(tx, frozen), circumstances, includesDisabled))
                .useGuidedFailureModeByDefault(
                        DeployRelease.usesGuidedFailure(wanted.runbook().defaultGuidedFailureMode(), environment))
                .form(Prompts.of(planning.variables(tx, frozen), environment.id())
                        .form())
                .changes(List.of())
                .changesMarkdown("")
                .links(Map.of())
                .build();
    }
}
