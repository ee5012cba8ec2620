package dev.slipway.server.dashboard;

import dev.slipway.api.DashboardItem;
import dev.slipway.api.DashboardItemBuilder;
import dev.slipway.api.Deployment;
import dev.slipway.api.ServerTask;
import dev.slipway.server.dashboard.DashboardStore.Deployed;
import dev.slipway.server.http.Links;
import dev.slipway.server.task.TaskTimes;
import java.time.Clock;

/** Deployments as the cells of a grid show them. */
final class DashboardItems {
    private final Clock clock;

    DashboardItems(Clock clock) {
        this.clock = clock;
    }

    /** The newest deployment of its project in its environment, for its tenant. */
    DashboardItem current(Deployed deployed) {
        return item(deployed, true);
    }

    /** One that a newer deployment has followed there. */
    DashboardItem previous(Deployed deployed) {
        return item(deployed, false);
    }

    private DashboardItem item(Deployed deployed, boolean isCurrent) {
        Deployment deployment = deployed.deployment();
        ServerTask task = deployed.task();
        String space = deployment.spaceId();
        return DashboardItemBuilder.builder()
                .id(deployment.id())
                .projectId(deployment.projectId())
                .environmentId(deployment.environmentId())
                .releaseId(deployment.releaseId())
                .deploymentId(deployment.id())
                .taskId(task.id())
                .tenantId(deployment.tenantId())
                .channelId(deployment.channelId())
                .releaseVersion(deployed.version())
                .created(deployment.created())
                .queueTime(task.queueTime())
                .startTime(task.startTime())
                .completedTime(task.completedTime())
                .state(task.state())
                .hasPendingInterruptions(task.hasPendingInterruptions())
                .hasWarningsOrErrors(task.hasWarningsOrErrors())
                .errorMessage(task.errorMessage())
                .duration(TaskTimes.duration(task, clock.instant()))
                .isCurrent(isCurrent)
                .isPrevious(!isCurrent)
                .isCompleted(task.isCompleted())
                .links(Links.self(Links.in(space, "deployments", deployment.id()))
                        .to("Release", Links.in(space, "releases", deployment.releaseId()))
                        .to("Task", "/api/tasks/" + task.id())
                        .map())
                .build();
    }
}
