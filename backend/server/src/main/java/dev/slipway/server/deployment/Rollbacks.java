package dev.slipway.server.deployment;

import static dev.slipway.server.access.Permission.DEPLOYMENT_CREATE;

import dev.slipway.api.Deployment;
import dev.slipway.api.ServerTask;
import dev.slipway.api.TaskState;
import dev.slipway.json.WireJson;
import dev.slipway.server.access.Actor;
import dev.slipway.server.idempotency.RequestKey;
import dev.slipway.server.installation.InstallationJournal;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.task.TaskInbox;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Going back to what was deployed before. A rollback is a deployment of the earlier release like any other, but that targets which have kept
 * what they had of it are switched to that.
 */
public final class Rollbacks {
    private static final int MOST = 10;

    private final Database db;
    private final DeploymentService deployments;
    private final TaskInbox inbox;
    private final DeploymentStore store = new DeploymentStore();
    private final CurrentDeployments current = new CurrentDeployments();
    private final InstallationJournal journal = new InstallationJournal();

    Rollbacks(Database db, DeploymentService deployments, TaskInbox inbox) {
        this.db = db;
        this.deployments = deployments;
        this.inbox = inbox;
    }

    /**
     * The deployments to the same place that every target there can be switched back to, the newest of each release, newest first. None
     * is of the release that is there now.
     */
    public List<Deployment> of(Actor actor, SpaceId space, String deploymentId) {
        Deployment one = deployments.get(actor, space, deploymentId);
        return db.read(tx -> kept(tx, one));
    }

    private List<Deployment> kept(Handle tx, Deployment one) {
        String tenant = Objects.requireNonNullElse(one.tenantId(), "");
        Set<String> whole = journal.wholeDeployments(tx, one.projectId(), one.environmentId(), tenant);
        Optional<Deployment> now = current.success(tx, one.projectId(), one.environmentId(), one.tenantId());
        if (whole.isEmpty() || now.isEmpty()) {
            return List.of();
        }
        var releases = new HashSet<>(Set.of(now.get().releaseId()));
        var kept = new ArrayList<Deployment>();
        for (Deployment earlier : store.succeeded(tx, whole)) {
            boolean isEverywhere =
                    earlier.deployedToMachineIds().containsAll(now.get().deployedToMachineIds());
            if (isEverywhere && kept.size() < MOST && releases.add(earlier.releaseId())) {
                kept.add(earlier);
            }
        }
        return List.copyOf(kept);
    }

    /**
     * Deploys again what an earlier deployment deployed, with the values that were given for its prompts, to all targets there are now.
     * Where it is not kept, the target gets it as a whole.
     *
     * @throws Invalid when the earlier one did not succeed, or as for any deployment
     */
    public Deployment rollBack(Actor actor, SpaceId space, String deploymentId, Optional<RequestKey> key) {
        actor.requireSomewhere(DEPLOYMENT_CREATE);
        Deployment earlier = deployments.get(actor, space, deploymentId);
        boolean hasSucceeded = db.read(tx -> inbox.find(tx, earlier.taskId()))
                .map(ServerTask::state)
                .filter(TaskState.SUCCESS::equals)
                .isPresent();
        if (!hasSucceeded) {
            throw new Invalid(
                    "The deployment " + earlier.id() + " has not succeeded, so there is nothing to go back to.");
        }
        return deployments.create(
                actor,
                space,
                WireJson.empty(Deployment.class)
                        .withReleaseId(earlier.releaseId())
                        .withEnvironmentId(earlier.environmentId())
                        .withTenantId(earlier.tenantId())
                        .withFormValues(earlier.formValues())
                        .withSkipActions(earlier.skipActions())
                        .withIsRollback(true),
                key);
    }
}
