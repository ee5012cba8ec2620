package dev.slipway.server.deployment;

import static dev.slipway.server.access.Permission.DEPLOYMENT_VIEW;
import static dev.slipway.server.access.Permission.ENVIRONMENT_VIEW;

import dev.slipway.api.Deployment;
import dev.slipway.api.DeploymentAndTask;
import dev.slipway.api.DeploymentPreview;
import dev.slipway.api.DeploymentPreviewBuilder;
import dev.slipway.api.DeploymentProcess;
import dev.slipway.api.DeploymentTemplate;
import dev.slipway.api.DeploymentTemplateBuilder;
import dev.slipway.api.Environment;
import dev.slipway.api.LifecycleProgression;
import dev.slipway.api.LifecycleProgressionBuilder;
import dev.slipway.api.NamedResource;
import dev.slipway.api.PhaseProgression;
import dev.slipway.api.PhaseProgressionBuilder;
import dev.slipway.api.PreviewRequest;
import dev.slipway.api.PreviewRequests;
import dev.slipway.api.Project;
import dev.slipway.api.Release;
import dev.slipway.api.ServerTask;
import dev.slipway.api.Tenant;
import dev.slipway.api.TenantPromotion;
import dev.slipway.api.TenantedDeploymentMode;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.deployment.plan.Circumstances;
import dev.slipway.server.environment.EnvironmentService;
import dev.slipway.server.http.Links;
import dev.slipway.server.lifecycle.Gate;
import dev.slipway.server.lifecycle.Gates;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.NotFound;
import dev.slipway.server.project.ProjectService;
import dev.slipway.server.release.ReleaseService;
import dev.slipway.server.release.StoredReleases;
import dev.slipway.server.task.TaskInbox;
import dev.slipway.server.tenant.TenantService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Where releases can go and what would happen there, before they are deployed (R7.10, R7.12, R7.20). */
public final class ReleasePlans {
    private final Database db;
    private final ProjectService projects;
    private final EnvironmentService environments;
    private final TenantService tenants;
    private final ReleaseService releases;
    private final Promotion promotion;
    private final Planning planning;
    private final ReleaseDrift drift;
    private final TaskInbox inbox;
    private final StoredReleases stored = new StoredReleases();
    private final DeploymentStore store = new DeploymentStore();
    private final CurrentDeployments current = new CurrentDeployments();

    ReleasePlans(
            Database db,
            ProjectService projects,
            EnvironmentService environments,
            TenantService tenants,
            ReleaseService releases,
            Promotion promotion,
            Planning planning,
            ReleaseDrift drift,
            TaskInbox inbox) {
        this.db = db;
        this.projects = projects;
        this.environments = environments;
        this.tenants = tenants;
        this.releases = releases;
        this.promotion = promotion;
        this.planning = planning;
        this.drift = drift;
        this.inbox = inbox;
    }

    /** The progress of the release without tenants, in the environments that the actor may see (R7.10). */
    public LifecycleProgression progression(Actor actor, SpaceId space, String releaseId) {
        Release release = viewed(actor, space, releaseId);
        return db.read(tx -> {
            Project project = projects.find(tx, space, release.projectId()).orElseThrow();
            Gates gates = promotion.gates(tx, project, release, Optional.empty());
            List<Deployment> made = store.ofRelease(tx, release.id());
            Set<String> visible = environments.all(tx, space).stream()
                    .map(Environment::id)
                    .filter(id -> actor.may(
                            ENVIRONMENT_VIEW,
                            Scope.of(space).project(project.id()).environment(id)))
                    .collect(Collectors.toSet());
            List<PhaseProgression> phases = gates.all().stream()
                    .map(gate -> phase(tx, gate, made, visible))
                    .toList();
            return LifecycleProgressionBuilder.builder()
                    .phases(phases)
                    .nextDeployments(gates.nextDeployments().stream()
                            .filter(visible::contains)
                            .toList())
                    .nextDeploymentsMinimumRequired(gates.nextDeploymentsMinimumRequired())
                    .links(Links.self(Links.in(space, "releases", release.id(), "progression"))
                            .map())
                    .build();
        });
    }

    private PhaseProgression phase(Handle tx, Gate gate, List<Deployment> made, Set<String> visible) {
        List<String> own = gate.phase().environments();
        var deployments = new ArrayList<DeploymentAndTask>();
        for (Deployment deployment : made) {
            if (own.contains(deployment.environmentId()) && visible.contains(deployment.environmentId())) {
                Optional<ServerTask> task = inbox.find(tx, deployment.taskId());
                task.ifPresent(
                        found -> deployments.add(new DeploymentAndTask(found, DeploymentRoutes.linked(deployment))));
            }
        }
        return PhaseProgressionBuilder.builder()
                .id(gate.phase().id())
                .name(gate.phase().name())
                .blocked(gate.isBlocked())
                .progress(gate.progress())
                .deployments(deployments)
                .automaticDeploymentTargets(gate.phase().automatic().stream()
                        .filter(visible::contains)
                        .toList())
                .optionalDeploymentTargets(
                        gate.phase().manual().stream().filter(visible::contains).toList())
                .minimumEnvironmentsBeforePromotion(gate.phase().minimum())
                .isOptionalPhase(gate.phase().isOptional())
                .build();
    }

    private Release viewed(Actor actor, SpaceId space, String releaseId) {
        Release release = releases.get(actor, space, releaseId);
        actor.require(DEPLOYMENT_VIEW, Scope.of(space).project(release.projectId()));
        return release;
    }

    public DeploymentTemplate template(Actor actor, SpaceId space, String releaseId) {
        Release release = viewed(actor, space, releaseId);
        return db.read(tx -> {
            Project project = projects.find(tx, space, release.projectId()).orElseThrow();
            Map<String, Environment> byId = environments.all(tx, space).stream()
                    .collect(Collectors.toMap(Environment::id, Function.identity()));
            TenantedDeploymentMode mode = project.tenantedDeploymentMode();
            List<TenantPromotion> forTenants = mode == TenantedDeploymentMode.UNTENANTED
                    ? List.of()
                    : tenants.linkedTo(tx, space, project.id()).stream()
                            .map(tenant -> new TenantPromotion(
                                    tenant.id(),
                                    tenant.name(),
                                    reachable(tx, project, release, Optional.of(tenant), byId),
                                    Map.of("Self", Links.in(space, "tenants", tenant.id()))))
                            .toList();
            return DeploymentTemplateBuilder.builder()
                    .promoteTo(
                            mode == TenantedDeploymentMode.TENANTED
                                    ? List.of()
                                    : reachable(tx, project, release, Optional.empty(), byId))
                    .tenantPromotions(forTenants)
                    .isDeploymentProcessModified(drift.isProcessModified(tx, project, release))
                    .isVariableSetModified(drift.isVariableSetModified(tx, project, release))
                    .isLibraryVariableSetModified(drift.areLibrarySetsModified(tx, project, release))
                    .links(Links.self(Links.in(space, "releases", release.id(), "deployments", "template"))
                            .map())
                    .build();
        });
    }

    private List<NamedResource> reachable(
            Handle tx, Project project, Release release, Optional<Tenant> tenant, Map<String, Environment> byId) {
        return promotion.gates(tx, project, release, tenant).openEnvironments().stream()
                .map(byId::get)
                .filter(Objects::nonNull)
                .map(environment -> new NamedResource(
                        environment.id(),
                        environment.name(),
                        Map.of(
                                "Self",
                                Links.in(environment.spaceId(), "environments", environment.id()),
                                "Preview",
                                Links.in(
                                        environment.spaceId(),
                                        "releases",
                                        release.id(),
                                        "deployments",
                                        "preview",
                                        environment.id()))))
                .toList();
    }

    /**
     * What a deployment to that place would do.
     *
     * @param environmentIdOrName id, slug or name, as the tenant
     * @param includesDisabled whether actions that are disabled are shown, as such
     */
    public DeploymentPreview preview(
            Actor actor,
            SpaceId space,
            String releaseId,
            String environmentIdOrName,
            @Nullable String tenantIdOrName,
            boolean includesDisabled) {
        Release release = viewed(actor, space, releaseId);
        Environment environment = environments.get(actor, space, environmentIdOrName);
        return db.read(tx -> {
            Optional<Tenant> tenant = tenantIdOrName == null || tenantIdOrName.isBlank()
                    ? Optional.empty()
                    : Optional.of(tenants.find(tx, space, tenantIdOrName)
                            .orElseThrow(() -> NotFound.of("tenant", tenantIdOrName)));
            return preview(tx, release, environment, tenant, includesDisabled);
        });
    }

    /** One for each of the wanted places, in their order. The release must be there even when none is wanted. */
    public List<DeploymentPreview> previews(Actor actor, SpaceId space, String releaseId, PreviewRequests wanted) {
        Release release = viewed(actor, space, releaseId);
        db.read(tx -> places(tx, space, wanted.deploymentPreviews())).orThrow();
        return wanted.deploymentPreviews().stream()
                .map(one -> preview(
                        actor, space, release.id(), one.environmentId(), one.tenantId(), wanted.includeDisabledSteps()))
                .toList();
    }

    /** Collects every place that is not in the space. */
    private Checks places(Handle tx, SpaceId space, List<PreviewRequest> wanted) {
        var checks = new Checks();
        for (PreviewRequest place : wanted) {
            String environment = place.environmentId();
            checks.that(
                    environments.find(tx, space, environment).isPresent(),
                    "DeploymentPreviews.EnvironmentId",
                    "there is no environment '" + Checks.quote(environment) + "' in the space");
            @Nullable String tenant = place.tenantId();
            checks.that(
                    tenant == null
                            || tenant.isBlank()
                            || tenants.find(tx, space, tenant).isPresent(),
                    "DeploymentPreviews.TenantId",
                    "there is no tenant '" + Checks.quote(String.valueOf(tenant)) + "' in the space");
        }
        return checks;
    }

    private DeploymentPreview preview(
            Handle tx, Release release, Environment environment, Optional<Tenant> tenant, boolean includesDisabled) {
        var space = new SpaceId(release.spaceId());
        Project project = projects.find(tx, space, release.projectId()).orElseThrow();
        var channel = promotion.channelOf(tx, project, release);
        Frozen frozen = Frozen.of(project, release);
        Map<String, String> system = new SystemVariables()
                .project(project)
                .environment(environment)
                .tenant(tenant)
                .release(release, channel)
                .all();
        ExecutionPlace place = planning.place(tx, frozen, environment, tenant, Map.of(), system);
        Circumstances circumstances =
                planning.circumstances(tx, frozen, environment, tenant, Planning.Chosen.ALL, place);
        DeploymentProcess process = planning.process(tx, frozen);
        Optional<Release> deployed = current.success(
                        tx,
                        project.id(),
                        environment.id(),
                        tenant.map(Tenant::id).orElse(null))
                .flatMap(last -> stored.find(tx, space, last.releaseId()));
        Changes changes = Changes.of(tx, stored, project, release, deployed);
        return DeploymentPreviewBuilder.builder()
                .stepsToExecute(PreviewedSteps.of(process, circumstances, includesDisabled))
                .useGuidedFailureModeByDefault(
                        DeployRelease.usesGuidedFailure(project.defaultGuidedFailureMode(), environment))
                .form(Prompts.of(planning.variables(tx, frozen), environment.id())
                        .form())
                .changes(changes.releases())
                .changesMarkdown(changes.markdown())
                .links(Map.of())
                .build();
    }
}
