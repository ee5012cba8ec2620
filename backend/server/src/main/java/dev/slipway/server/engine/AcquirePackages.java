package dev.slipway.server.engine;

import dev.slipway.api.ActivityStatus;
import dev.slipway.server.deployment.PinnedPackage;
import dev.slipway.server.deployment.plan.Plan;
import dev.slipway.server.deployment.plan.PlannedAction;
import dev.slipway.server.deployment.plan.PlannedStep;
import dev.slipway.server.task.ActivityLog;
import dev.slipway.server.task.LogLine;
import dev.slipway.server.task.TaskFailed;
import dev.slipway.server.task.TaskInterrupted;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The implicit step before the first one that needs a package (R5.13): the bytes of every package must be what the
 * release pinned.
 */
final class AcquirePackages {
    private static final String WORK = "acquire packages";

    private final RunningTask task;
    private final List<PinnedPackage> needed;
    private boolean isAnnounced;
    private boolean isDone;

    AcquirePackages(RunningTask task, Plan plan) {
        this.task = task;
        Set<String> actions = plan.steps().stream()
                .filter(step -> !step.isSkipped())
                .flatMap(step -> step.actions().stream())
                .filter(action -> !action.isSkipped())
                .map(action -> action.action().name())
                .collect(Collectors.toSet());
        this.needed = task.execution().packages().stream()
                .filter(pinned -> actions.contains(pinned.actionName()))
                .toList();
    }

    boolean areNeededBy(List<PlannedStep> group) {
        return !isDone && group.stream().anyMatch(this::areNeededBy);
    }

    private boolean areNeededBy(PlannedStep step) {
        return step.actions().stream().map(PlannedAction::action).anyMatch(action -> needed.stream()
                .anyMatch(pinned -> pinned.actionName().equals(action.name())));
    }

    /** Takes its place in the log in front of the first step that needs packages. */
    void announceBefore(PlannedStep step) {
        if (!isAnnounced && areNeededBy(step)) {
            isAnnounced = true;
            ActivityLog activity = task.run().log();
            activity.activity(activityId(), activity.root(), "Acquire packages");
        }
    }

    private String activityId() {
        return task.taskId() + "_packages";
    }

    void run() throws TaskFailed, TaskInterrupted {
        isDone = true;
        if (task.result(WORK).isPresent() || task.hasFailed()) {
            return;
        }
        ActivityLog activity = task.run().log();
        String id = activityId();
        activity.started(id);
        var seen = new HashSet<String>();
        for (PinnedPackage pinned : needed) {
            task.run().checkpoint();
            if (seen.add(pinned.sha256().hex())) {
                verify(pinned, id);
            }
        }
        activity.ended(id, ActivityStatus.SUCCESS);
        task.finish(WORK, "");
    }

    private void verify(PinnedPackage pinned, String id) throws TaskFailed {
        String name = pinned.packageId() + " " + pinned.version();
        try {
            if (!task.blobs().verify(pinned.sha256())) {
                throw new TaskFailed("The bytes of package " + name + " are not those that the release pinned (SHA-256 "
                        + pinned.sha256() + ").");
            }
        } catch (IOException e) {
            throw new TaskFailed("Package " + name + " cannot be read: " + e.getMessage(), e);
        }
        task.run()
                .log()
                .append(id, LogLine.info(name + " is here, " + pinned.size() + " bytes, SHA-256 " + pinned.sha256()));
    }
}
