package dev.slipway.server.deployment;

import dev.slipway.api.Deployment;
import dev.slipway.api.Release;
import dev.slipway.api.ServerTask;
import dev.slipway.api.TaskState;
import dev.slipway.server.environment.EnvironmentId;
import dev.slipway.server.environment.EnvironmentUsage;
import dev.slipway.server.release.ReleaseUsage;
import dev.slipway.server.task.TaskInbox;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Deployments go with their release or environment, unless they are still to run. */
public final class DeploymentReferences implements ReleaseUsage, EnvironmentUsage {
    private final TaskInbox inbox;
    private final DeploymentStore store = new DeploymentStore();
    private final CurrentDeployments current = new CurrentDeployments();

    public DeploymentReferences(TaskInbox inbox) {
        this.inbox = inbox;
    }

    /** Only what is running stands in the way; what is queued is deleted with its release (R7.11). */
    @Override
    public List<String> blocking(Handle tx, Release release) {
        return store.ofRelease(tx, release.id()).stream()
                .filter(deployment -> isRunning(tx, deployment))
                .map(deployment -> "deployment " + deployment.id() + ", which is running")
                .toList();
    }

    private boolean isRunning(Handle tx, Deployment deployment) {
        return inbox.find(tx, deployment.taskId())
                .map(ServerTask::state)
                .filter(state -> state == TaskState.EXECUTING || state == TaskState.CANCELLING)
                .isPresent();
    }

    @Override
    public void forget(Handle tx, Release release) {
        delete(tx, store.ofRelease(tx, release.id()));
    }

    private void delete(Handle tx, List<Deployment> deployments) {
        inbox.delete(tx, deployments.stream().map(Deployment::taskId).toList());
        current.deleted(tx, deployments);
    }

    @Override
    public List<String> usesOf(Handle tx, EnvironmentId environment) {
        return store.inEnvironment(tx, environment.value()).stream()
                .filter(deployment -> isRunning(tx, deployment))
                .map(deployment -> "deployment " + deployment.id())
                .collect(Collectors.toList());
    }

    @Override
    public void forget(Handle tx, EnvironmentId environment) {
        delete(tx, store.inEnvironment(tx, environment.value()));
    }
}
