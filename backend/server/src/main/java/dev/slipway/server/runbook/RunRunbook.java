package dev.slipway.server.runbook;

import dev.slipway.api.DeploymentProcess;
import dev.slipway.api.Environment;
import dev.slipway.api.ExecutionPriority;
import dev.slipway.api.Runbook;
import dev.slipway.api.RunbookRun;
import dev.slipway.api.ServerTask;
import dev.slipway.api.Tenant;
import dev.slipway.api.Variable;
import dev.slipway.json.WireJson;
import dev.slipway.server.access.Actor;
import dev.slipway.server.audit.AuditLog;
import dev.slipway.server.audit.EventCategory;
import dev.slipway.server.deployment.DeployRelease;
import dev.slipway.server.deployment.Destinations;
import dev.slipway.server.deployment.ExecutionFields;
import dev.slipway.server.deployment.ExecutionPlace;
import dev.slipway.server.deployment.Frozen;
import dev.slipway.server.deployment.Planning;
import dev.slipway.server.deployment.Prompts;
import dev.slipway.server.deployment.SystemVariables;
import dev.slipway.server.persistence.Ids;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.task.NewTaskBuilder;
import dev.slipway.server.task.TaskInbox;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Makes one run: the checks of a deployment without those of releases (R7.14, R9.2, R9.4), then the run and its task. */
public final class RunRunbook {
    private final Clock clock;
    private final AuditLog audit;
    private final RunbookEnvironments environments;
    private final Planning planning;
    private final TaskInbox inbox;
    private final RunStore store = new RunStore();

    public RunRunbook(
            Clock clock, AuditLog audit, RunbookEnvironments environments, Planning planning, TaskInbox inbox) {
        this.clock = clock;
        this.audit = audit;
        this.environments = environments;
        this.planning = planning;
        this.inbox = inbox;
    }

    /**
     * In the caller's transaction; {@link TaskInbox#wake} when that is committed.
     *
     * @throws Invalid for the first check that fails; nothing is written then
     */
    RunbookRun run(
            Handle tx,
            Actor actor,
            FrozenRunbook wanted,
            Environment environment,
            Optional<Tenant> tenant,
            ExecutionFields fields) {
        wanted.requireRun(actor, environment, tenant);
        checkPlace(tx, wanted, environment, tenant);
        ExecutionFields checked = fields.checked(clock.instant());
        Frozen frozen = wanted.frozen();
        List<Variable> variables = planning.variables(tx, frozen);
        Map<String, String> formValues = Prompts.of(variables, environment.id()).values(checked.prompted(), variables);
        DeploymentProcess process = planning.process(tx, frozen);
        Planning.Chosen chosen = planning.chosen(tx, wanted.space(), process, checked);
        RunbookRun run = draft(tx, actor, wanted, environment, tenant, checked, chosen, formValues);
        Map<String, String> system = wanted.systemVariables(
                new SystemVariables().environment(environment).tenant(tenant), run);
        ExecutionPlace place = planning.place(tx, frozen, environment, tenant, formValues, system);
        planning.requireTargets(tx, "runbook", frozen, environment, tenant, process, chosen, place);
        return queue(tx, actor, wanted.runbook(), environment, tenant, checked, run);
    }

    private void checkPlace(Handle tx, FrozenRunbook wanted, Environment environment, Optional<Tenant> tenant) {
        Runbook runbook = wanted.runbook();
        if (wanted.project().isDisabled()) {
            throw new Invalid("The project " + wanted.project().name() + " is disabled; its runbooks do not run.");
        }
        Destinations.checkTenant(
                runbook.multiTenancyMode(),
                "the runbook " + runbook.name(),
                "run",
                wanted.project(),
                environment,
                tenant);
        boolean isAllowed = environments.of(tx, wanted.project(), runbook).stream()
                .anyMatch(allowed -> allowed.id().equals(environment.id()));
        if (!isAllowed) {
            throw new Invalid("EnvironmentId", "the runbook " + runbook.name() + " is not for " + environment.name());
        }
    }

    private RunbookRun draft(
            Handle tx,
            Actor actor,
            FrozenRunbook wanted,
            Environment environment,
            Optional<Tenant> tenant,
            ExecutionFields fields,
            Planning.Chosen chosen,
            Map<String, String> formValues) {
        return WireJson.empty(RunbookRun.class)
                .withId(Ids.next(tx, "RunbookRuns"))
                .withSpaceId(wanted.space().value())
                .withProjectId(wanted.project().id())
                .withRunbookId(wanted.runbook().id())
                .withRunbookSnapshotId(wanted.snapshot().id())
                .withFrozenRunbookProcessId(wanted.snapshot().frozenRunbookProcessId())
                .withEnvironmentId(environment.id())
                .withTenantId(tenant.map(Tenant::id).orElse(null))
                .withManifestVariableSetId(wanted.snapshot().projectVariableSetSnapshotId())
                .withName("Run on " + environment.name() + forTenant(tenant))
                .withComments(fields.comments())
                .withCreated(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .withDeployedBy(actor.username())
                .withDeployedById(actor.id())
                .withQueueTime(fields.runAt())
                .withQueueTimeExpiry(fields.noRunAfter())
                .withPriority(fields.priority())
                .withUseGuidedFailure(Objects.requireNonNullElseGet(
                        fields.useGuidedFailure(),
                        () -> DeployRelease.usesGuidedFailure(
                                wanted.runbook().defaultGuidedFailureMode(), environment)))
                .withForcePackageDownload(
                        fields.forcePackageDownload() || wanted.runbook().forcePackageDownload())
                .withForcePackageRedeployment(fields.forcePackageRedeployment())
                .withSkipActions(chosen.skipActions())
                .withSpecificMachineIds(chosen.specificMachineIds())
                .withExcludedMachineIds(chosen.excludedMachineIds())
                .withFormValues(formValues);
    }

    private static String forTenant(Optional<Tenant> tenant) {
        return tenant.map(one -> " for " + one.name()).orElse("");
    }

    /** Without a concurrency tag: runs of a runbook may overlap (R7.30). */
    private RunbookRun queue(
            Handle tx,
            Actor actor,
            Runbook runbook,
            Environment environment,
            Optional<Tenant> tenant,
            ExecutionFields fields,
            RunbookRun run) {
        String where = environment.name() + forTenant(tenant);
        ServerTask task = inbox.queue(
                tx,
                NewTaskBuilder.builder()
                        .space(new SpaceId(run.spaceId()))
                        .name(FrozenRunbook.TASK)
                        .description("Run runbook " + runbook.name() + " on " + where)
                        .projectId(run.projectId())
                        .environmentId(run.environmentId())
                        .tenantId(run.tenantId())
                        .arguments(Map.of(FrozenRunbook.ARGUMENT, run.id()))
                        .queueTime(fields.runAt())
                        .queueTimeExpiry(fields.noRunAfter())
                        .isPriority(fields.priority() == ExecutionPriority.ON)
                        .build());
        RunbookRun queued = run.withTaskId(task.id());
        store.insert(tx, queued);
        audit.record(
                tx,
                actor,
                new SpaceId(run.spaceId()),
                EventCategory.RUNBOOK_RUN_QUEUED,
                queued.id(),
                "the run of runbook " + runbook.name() + " on " + where);
        return queued;
    }
}
