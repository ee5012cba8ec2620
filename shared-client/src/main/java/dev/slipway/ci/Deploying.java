package dev.slipway.ci;

import dev.slipway.api.CreateTenantedDeployments;
import dev.slipway.api.CreateUntenantedDeployments;
import dev.slipway.api.DeploymentServerTask;
import dev.slipway.api.Environment;
import dev.slipway.api.PhaseProgress;
import dev.slipway.api.Release;
import dev.slipway.ci.CiFailure.Reason;
import dev.slipway.ci.CreatedTasks.Created;
import dev.slipway.client.SlipwayException;
import dev.slipway.client.SlipwayException.Kind;
import dev.slipway.client.SpaceClient;
import dev.slipway.json.WireJson;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Deploys a release that exists to environments that exist, for tenants or none. */
final class Deploying {
    private final Session session;
    private final SpaceClient space;
    private final Pages pages;

    Deploying(Session session, String spaceId) {
        this.session = session;
        this.space = session.space(spaceId);
        this.pages = new Pages(session.connection(), spaceId);
    }

    /**
     * Starts the deployments.
     *
     * @param soFar the operation and its release, without tasks
     */
    TaskResult deploy(TaskResult soFar, Release release, List<Environment> environments, Execution execution) {
        if (execution.isDryRun()) {
            environments.forEach(environment -> tellPreview(release, environment));
            return soFar;
        }
        List<DeploymentServerTask> created = new ArrayList<>();
        if (!execution.isTenanted()) {
            created.addAll(sending(release, environments, () -> untenanted(release, environments, execution)));
        } else {
            for (Environment environment : environments) {
                try {
                    created.addAll(
                            sending(release, List.of(environment), () -> tenanted(release, environment, execution)));
                } catch (CiFailure e) {
                    throw created.isEmpty() ? e : partly(e, soFar.withTasks(outcomes(created, environments)));
                }
            }
        }
        TaskResult started = soFar.withTasks(outcomes(created, environments));
        started.tasks().forEach(task -> session.log()
                .link(task.taskId() + " deploys to " + task.name(), URI.create(task.url())));
        return started;
    }

    private interface Sending {
        List<DeploymentServerTask> send();
    }

    private List<DeploymentServerTask> sending(Release release, List<Environment> environments, Sending command) {
        try {
            return command.send();
        } catch (SlipwayException e) {
            throw refused(e, release, environments);
        }
    }

    private List<DeploymentServerTask> untenanted(
            Release release, List<Environment> environments, Execution execution) {
        var command = WireJson.empty(CreateUntenantedDeployments.class)
                .withSpaceId(space.id())
                .withProjectName(release.projectId())
                .withReleaseVersion(release.version())
                .withEnvironmentNames(environments.stream().map(Environment::id).toList())
                .withForcePackageDownload(execution.forcePackageDownload())
                .withSpecificMachineNames(execution.targets())
                .withExcludedMachineNames(execution.excludedTargets())
                .withSkipStepNames(execution.skipSteps())
                .withUseGuidedFailure(execution.useGuidedFailure())
                .withRunAt(execution.deployAt())
                .withNoRunAfter(execution.expiresAt())
                .withVariables(execution.variables());
        return space.deployments().create(command).deploymentServerTasks();
    }

    private List<DeploymentServerTask> tenanted(Release release, Environment environment, Execution execution) {
        var command = WireJson.empty(CreateTenantedDeployments.class)
                .withSpaceId(space.id())
                .withProjectName(release.projectId())
                .withReleaseVersion(release.version())
                .withEnvironmentName(environment.id())
                .withTenants(execution.tenants())
                .withTenantTags(execution.tenantTags())
                .withForcePackageDownload(execution.forcePackageDownload())
                .withSpecificMachineNames(execution.targets())
                .withExcludedMachineNames(execution.excludedTargets())
                .withSkipStepNames(execution.skipSteps())
                .withUseGuidedFailure(execution.useGuidedFailure())
                .withRunAt(execution.deployAt())
                .withNoRunAfter(execution.expiresAt())
                .withVariables(execution.variables());
        return space.deployments().create(command).deploymentServerTasks();
    }

    /** A refusal because of the lifecycle has the status of every other refusal: the progression tells them apart. */
    private CiFailure refused(SlipwayException e, Release release, List<Environment> environments) {
        CiFailure failure = CiFailure.of(e);
        if (e.isTransient()) {
            return CiFailure.inDoubt(e, release.version() + " is being deployed", pages.release(release));
        }
        if (e.kind() != Kind.VALIDATION) {
            return failure;
        }
        try {
            List<String> reachable = reachable(release);
            return environments.stream().map(Environment::id).allMatch(reachable::contains)
                    ? failure
                    : new CiFailure(Reason.LIFECYCLE, String.valueOf(failure.getMessage()), e);
        } catch (SlipwayException unknown) {
            failure.addSuppressed(unknown);
            return failure;
        }
    }

    private List<String> reachable(Release release) {
        var progression = space.releases().progression(release.id());
        return Stream.concat(
                        progression.nextDeployments().stream(),
                        progression.phases().stream()
                                .filter(phase -> phase.progress() != PhaseProgress.PENDING)
                                .flatMap(phase -> Stream.concat(
                                        phase.automaticDeploymentTargets().stream(),
                                        phase.optionalDeploymentTargets().stream())))
                .toList();
    }

    private static CiFailure partly(CiFailure e, TaskResult started) {
        String names = started.tasks().stream().map(TaskOutcome::name).collect(Collectors.joining(", "));
        return CiFailure.of(e.reason(), e.getMessage() + "; already being deployed: " + names, started);
    }

    private List<TaskOutcome> outcomes(List<DeploymentServerTask> created, List<Environment> environments) {
        return new CreatedTasks(session, space.id(), environments)
                .outcomes(
                        created.stream()
                                .map(task -> new Created(task.deploymentId(), task.serverTaskId()))
                                .toList(),
                        SpaceClient::deployments);
    }

    private void tellPreview(Release release, Environment environment) {
        PreviewLog.tell(
                session.log(),
                release.version() + " would be deployed to " + environment.name(),
                space.releases().preview(release.id(), environment.id()));
    }
}
