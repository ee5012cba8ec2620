package dev.slipway.ci;

import dev.slipway.api.CreateGitRunbookRuns;
import dev.slipway.api.CreateRunbookRuns;
import dev.slipway.api.CreatedRunbookRuns;
import dev.slipway.api.Environment;
import dev.slipway.api.Project;
import dev.slipway.api.Runbook;
import dev.slipway.api.RunbookRunServerTask;
import dev.slipway.ci.CiFailure.Reason;
import dev.slipway.ci.CreatedTasks.Created;
import dev.slipway.client.SlipwayException;
import dev.slipway.client.SpaceClient;
import dev.slipway.json.WireJson;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a runbook in environments, for tenants or none. */
final class RunRunbook {
    private final Session session;

    RunRunbook(Session session) {
        this.session = session;
    }

    Started start(RunbookRequest request) {
        String spaceId = session.spaceId(request.space());
        SpaceClient space = session.space(spaceId);
        Project project = space.projects().named(request.project());
        List<Environment> environments = session.environments(spaceId, request.environments());
        TaskResult result = new TaskResult(CiOperation.RUNBOOK, null, List.of());
        if (request.execution().isDryRun()) {
            tell(request, space, new OfProject(space, project).runbook(request.runbook()), environments);
        } else {
            result = result.withTasks(outcomes(created(request, space, project, environments), spaceId, environments));
            result.tasks().forEach(task -> session.log()
                    .link(task.taskId() + " runs " + request.runbook() + " in " + task.name(), URI.create(task.url())));
        }
        return Started.now(result, spaceId, request.waiting(), request.execution(), session.clock());
    }

    private List<RunbookRunServerTask> created(
            RunbookRequest request, SpaceClient space, Project project, List<Environment> environments) {
        try {
            CreatedRunbookRuns created = request.gitRef() == null
                    ? space.runbookRuns().create(command(request, space.id(), project, environments))
                    : space.runbookRuns()
                            .create(gitCommand(request, request.gitRef(), space.id(), project, environments));
            return created.runbookRunServerTasks();
        } catch (SlipwayException e) {
            if (e.isTransient()) {
                var pages = new Pages(session.connection(), space.id());
                throw CiFailure.inDoubt(e, request.runbook() + " is being run", pages.tasks());
            }
            throw e;
        }
    }

    private static CreateRunbookRuns command(
            RunbookRequest request, String spaceId, Project project, List<Environment> environments) {
        Execution execution = request.execution();
        return WireJson.empty(CreateRunbookRuns.class)
                .withSpaceId(spaceId)
                .withProjectName(project.id())
                .withRunbookName(request.runbook())
                .withEnvironmentNames(environments.stream().map(Environment::id).toList())
                .withTenants(execution.tenants())
                .withTenantTags(execution.tenantTags())
                .withSnapshot(request.snapshot())
                .withForcePackageDownload(execution.forcePackageDownload())
                .withSpecificMachineNames(execution.targets())
                .withExcludedMachineNames(execution.excludedTargets())
                .withSkipStepNames(execution.skipSteps())
                .withUseGuidedFailure(execution.useGuidedFailure())
                .withRunAt(execution.deployAt())
                .withNoRunAfter(execution.expiresAt())
                .withVariables(execution.variables());
    }

    private static CreateGitRunbookRuns gitCommand(
            RunbookRequest request, String gitRef, String spaceId, Project project, List<Environment> environments) {
        Execution execution = request.execution();
        return WireJson.empty(CreateGitRunbookRuns.class)
                .withSpaceId(spaceId)
                .withProjectName(project.id())
                .withRunbookName(request.runbook())
                .withGitRef(gitRef)
                .withEnvironmentNames(environments.stream().map(Environment::id).toList())
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
    }

    private List<TaskOutcome> outcomes(
            List<RunbookRunServerTask> created, String spaceId, List<Environment> environments) {
        return new CreatedTasks(session, spaceId, environments)
                .outcomes(
                        created.stream()
                                .map(task -> new Created(task.runbookRunId(), task.serverTaskId()))
                                .toList(),
                        SpaceClient::runbookRuns);
    }

    private void tell(RunbookRequest request, SpaceClient space, Runbook runbook, List<Environment> environments) {
        @Nullable String snapshot = request.snapshot() == null
                ? runbook.publishedRunbookSnapshotId()
                : space.runbookSnapshots().named(request.snapshot()).id();
        if (snapshot == null) {
            throw new CiFailure(Reason.VALIDATION, runbook.name() + " has no published snapshot");
        }
        for (Environment environment : environments) {
            PreviewLog.tell(
                    session.log(),
                    runbook.name() + " would be run in " + environment.name(),
                    space.runbookSnapshots().preview(snapshot, environment.id()));
        }
    }
}
