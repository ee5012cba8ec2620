package dev.slipway.server.deployment;

import static dev.slipway.server.access.Permission.DEPLOYMENT_CREATE;

import dev.slipway.api.Channel;
import dev.slipway.api.Deployment;
import dev.slipway.api.DeploymentProcess;
import dev.slipway.api.Environment;
import dev.slipway.api.ExecutionPriority;
import dev.slipway.api.GuidedFailureMode;
import dev.slipway.api.Project;
import dev.slipway.api.Release;
import dev.slipway.api.ServerTask;
import dev.slipway.api.Tenant;
import dev.slipway.api.Variable;
import dev.slipway.json.WireJson;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.audit.AuditLog;
import dev.slipway.server.audit.EventCategory;
import dev.slipway.server.lifecycle.Gates;
import dev.slipway.server.limit.TagFilter;
import dev.slipway.server.persistence.Ids;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.problem.NotFound;
import dev.slipway.server.project.ProjectService;
import dev.slipway.server.release.ReleaseId;
import dev.slipway.server.release.StoredReleases;
import dev.slipway.server.task.NewTaskBuilder;
import dev.slipway.server.task.TaskInbox;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Makes one deployment: all checks in their order (R7.14), then the deployment and its task. */
public final class DeployRelease {
    static final String TASK = "Deploy";
    static final String ARGUMENT = "DeploymentId";

    private static final String CONCURRENCY_TAG = "Octopus.Task.ConcurrencyTag";
    private static final int LONGEST_TAG = 400;

    private final Clock clock;
    private final AuditLog audit;
    private final ProjectService projects;
    private final StoredReleases releases = new StoredReleases();
    private final Promotion promotion;
    private final Planning planning;
    private final TaskInbox inbox;
    private final DeploymentStore store = new DeploymentStore();
    private final CurrentDeployments current = new CurrentDeployments();

    public DeployRelease(
            Clock clock,
            AuditLog audit,
            ProjectService projects,
            Promotion promotion,
            Planning planning,
            TaskInbox inbox) {
        this.clock = clock;
        this.audit = audit;
        this.projects = projects;
        this.promotion = promotion;
        this.planning = planning;
        this.inbox = inbox;
    }

    /**
     * In the caller's transaction; {@link TaskInbox#wake} when that is committed.
     *
     * @throws Invalid for the first check that fails; nothing is written then
     */
    Deployment deploy(
            Handle tx,
            Actor actor,
            Release wanted,
            Environment environment,
            Optional<Tenant> tenant,
            ExecutionFields fields) {
        return deploy(tx, actor, wanted, environment, tenant, fields, false);
    }

    /** @param isRollback whether targets are switched to what they have kept of the release, where they have */
    Deployment deploy(
            Handle tx,
            Actor actor,
            Release wanted,
            Environment environment,
            Optional<Tenant> tenant,
            ExecutionFields fields,
            boolean isRollback) {
        var space = new SpaceId(wanted.spaceId());
        actor.require(
                DEPLOYMENT_CREATE,
                Scope.of(space)
                        .project(wanted.projectId())
                        .environment(environment.id())
                        .tenant(tenant.map(Tenant::id).orElse(null)));
        Release release = releases.lock(tx, new ReleaseId(wanted.id()))
                .orElseThrow(() -> NotFound.of("release", wanted.version()));
        Project project = projects.find(tx, space, release.projectId()).orElseThrow();
        if (project.isDisabled()) {
            throw new Invalid("The project " + project.name() + " is disabled; it takes no new deployments.");
        }
        Channel channel = promotion.channelOf(tx, project, release);
        checkTenant(project, channel, environment, tenant);
        Gates gates = promotion.gates(tx, project, release, tenant);
        gates.refusal(environment).ifPresent(refusal -> {
            throw new Invalid(refusal);
        });
        ExecutionFields checked = fields.checked(clock.instant());
        Frozen frozen = Frozen.of(project, release);
        List<Variable> variables = planning.variables(tx, frozen);
        Map<String, String> formValues = Prompts.of(variables, environment.id()).values(checked.prompted(), variables);
        DeploymentProcess process = planning.process(tx, frozen);
        Planning.Chosen chosen = planning.chosen(tx, space, process, checked);
        Deployment deployment = draft(tx, actor, project, release, environment, tenant, checked, chosen, formValues)
                .withIsRollback(isRollback)
                .withTentacleRetentionPeriod(promotion.targetRetention(tx, project, channel, environment));
        Map<String, String> system = new SystemVariables()
                .project(project)
                .environment(environment)
                .tenant(tenant)
                .release(release, channel)
                .deployment(deployment, Optional.empty())
                .all();
        ExecutionPlace place = planning.place(tx, frozen, environment, tenant, formValues, system);
        planning.requireTargets(tx, "project", frozen, environment, tenant, process, chosen, place);
        boolean isPriority = checked.priority() == ExecutionPriority.ON
                || (checked.priority() == ExecutionPriority.LIFECYCLE_DEFAULT && gates.isPriority(environment));
        return queue(tx, actor, project, release, environment, tenant, deployment, checked, isPriority, place);
    }

    private static void checkTenant(
            Project project, Channel channel, Environment environment, Optional<Tenant> tenant) {
        Destinations.checkTenant(
                project.tenantedDeploymentMode(),
                "the project " + project.name(),
                "deployed",
                project,
                environment,
                tenant);
        if (tenant.isPresent()
                && !TagFilter.isMet(channel.tenantTags(), tenant.get().tenantTags())) {
            throw new Invalid(
                    "TenantId",
                    "the channel " + channel.name() + " is not for the tenant "
                            + tenant.get().name() + "; it asks for the tags "
                            + String.join(", ", channel.tenantTags()));
        }
    }

    private Deployment draft(
            Handle tx,
            Actor actor,
            Project project,
            Release release,
            Environment environment,
            Optional<Tenant> tenant,
            ExecutionFields fields,
            Planning.Chosen chosen,
            Map<String, String> formValues) {
        String tenantId = tenant.map(Tenant::id).orElse(null);
        Optional<Release> deployed = current.success(tx, project.id(), environment.id(), tenantId)
                .flatMap(last -> releases.find(tx, new SpaceId(project.spaceId()), last.releaseId()));
        Changes changes = Changes.of(tx, releases, project, release, deployed);
        return WireJson.empty(Deployment.class)
                .withId(Ids.next(tx, "Deployments"))
                .withSpaceId(project.spaceId())
                .withReleaseId(release.id())
                .withProjectId(project.id())
                .withChannelId(release.channelId())
                .withEnvironmentId(environment.id())
                .withTenantId(tenantId)
                .withDeploymentProcessId(release.projectDeploymentProcessSnapshotId())
                .withManifestVariableSetId(release.projectVariableSetSnapshotId())
                .withName("Deploy to " + environment.name()
                        + tenant.map(one -> " for " + one.name()).orElse(""))
                .withComments(fields.comments())
                .withCreated(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .withDeployedBy(actor.username())
                .withDeployedById(actor.id())
                .withQueueTime(fields.runAt())
                .withQueueTimeExpiry(fields.noRunAfter())
                .withPriority(fields.priority())
                .withUseGuidedFailure(Objects.requireNonNullElseGet(
                        fields.useGuidedFailure(),
                        () -> usesGuidedFailure(project.defaultGuidedFailureMode(), environment)))
                .withForcePackageDownload(fields.forcePackageDownload())
                .withForcePackageRedeployment(fields.forcePackageRedeployment())
                .withSkipActions(chosen.skipActions())
                .withSpecificMachineIds(chosen.specificMachineIds())
                .withExcludedMachineIds(chosen.excludedMachineIds())
                .withFormValues(formValues)
                .withChanges(changes.releases())
                .withChangesMarkdown(changes.markdown());
    }

    /** @param mode what the project or runbook says */
    public static boolean usesGuidedFailure(GuidedFailureMode mode, Environment environment) {
        return mode == GuidedFailureMode.ON
                || (mode == GuidedFailureMode.ENVIRONMENT_DEFAULT && environment.useGuidedFailure());
    }

    private Deployment queue(
            Handle tx,
            Actor actor,
            Project project,
            Release release,
            Environment environment,
            Optional<Tenant> tenant,
            Deployment deployment,
            ExecutionFields fields,
            boolean isPriority,
            ExecutionPlace place) {
        String description = "Deploy " + project.name() + " release " + release.version() + " to " + environment.name()
                + tenant.map(one -> " for " + one.name()).orElse("");
        ServerTask task = inbox.queue(
                tx,
                NewTaskBuilder.builder()
                        .space(new SpaceId(project.spaceId()))
                        .name(TASK)
                        .description(description)
                        .projectId(project.id())
                        .environmentId(environment.id())
                        .tenantId(deployment.tenantId())
                        .arguments(Map.of(ARGUMENT, deployment.id()))
                        .queueTime(fields.runAt())
                        .queueTimeExpiry(fields.noRunAfter())
                        .isPriority(isPriority)
                        .concurrencyTag(concurrencyTag(deployment, place))
                        .build());
        Deployment queued = deployment.withTaskId(task.id());
        store.insert(tx, queued);
        current.created(tx, queued);
        audit.record(
                tx,
                actor,
                new SpaceId(project.spaceId()),
                EventCategory.DEPLOYMENT_QUEUED,
                queued.id(),
                "the deployment of " + project.name() + " " + release.version() + " to " + environment.name());
        return queued;
    }

    /** What runs one at a time: a tenant's deployments of a project in an environment, or what a variable says (R7.30). */
    private static String concurrencyTag(Deployment deployment, ExecutionPlace place) {
        String set = place.evaluate("#{" + CONCURRENCY_TAG + "}").strip();
        if (set.isEmpty() || set.startsWith("#{")) {
            String tenant = deployment.tenantId() == null ? "" : deployment.tenantId();
            return tenant + "/" + deployment.projectId() + "/" + deployment.environmentId();
        }
        if (set.length() > LONGEST_TAG) {
            throw new Invalid("The variable " + CONCURRENCY_TAG + " is '" + Checks.quote(set)
                    + "', which is longer than " + LONGEST_TAG + " characters.");
        }
        return set;
    }
}
