package dev.slipway.server.engine;

import dev.slipway.api.ActivityStatus;
import dev.slipway.server.deployment.plan.PlannedAction;
import dev.slipway.server.deployment.plan.PlannedStep;
import dev.slipway.server.deployment.plan.PlannedTarget;
import dev.slipway.server.task.LogLine;
import dev.slipway.server.task.TaskInterrupted;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out single actions and commits how each of them ended. */
final class ActionExecution {
    private static final Logger log = LoggerFactory.getLogger(ActionExecution.class);
    private static final String BYPASS_LOCK = "OctopusBypassDeploymentMutex";

    private final RunningTask task;
    private final Map<String, ActionType> types;
    private final TargetLocks locks;

    ActionExecution(RunningTask task, Map<String, ActionType> types, TargetLocks locks) {
        this.task = task;
        this.types = types;
        this.locks = locks;
    }

    /**
     * Carries the action out unless it has been, in this process or one before; again when it fails and has retries.
     *
     * @return how it ended: success, with or without a warning, or failure
     */
    ActivityStatus run(PlannedStep step, PlannedAction action, @Nullable PlannedTarget target, String activityId)
            throws TaskInterrupted {
        String work = workOf(action, target);
        ActivityStatus status = task.result(work).map(ActivityStatus::valueOf).orElse(null);
        if (status == null) {
            status = carryOut(step, action, target, activityId);
            locks.released();
        }
        if (status == ActivityStatus.SUCCESS_WITH_WARNING) {
            task.run().warned();
        }
        boolean hasFailed = status == ActivityStatus.FAILED;
        if (hasFailed) {
            task.failed("The action " + action.action().name() + (target == null ? "" : " on " + target.name())
                    + " failed.");
        } else if (target != null) {
            task.db().change(tx -> task.execution().deployedTo(tx, target));
        }
        task.status("Octopus.Action[" + action.action().name() + "].Status.Code", hasFailed ? "Failed" : "Succeeded");
        return status;
    }

    /** Whether the action has failed on the target, in this process or one before. */
    boolean hasFailed(PlannedAction action, PlannedTarget target) {
        return task.result(workOf(action, target))
                .filter(ActivityStatus.FAILED.name()::equals)
                .isPresent();
    }

    private static String workOf(PlannedAction action, @Nullable PlannedTarget target) {
        return ExecutionStore.ACTION + ActionRun.key(action, target);
    }

    /** How an attempt ended; the problem is empty unless it failed. */
    private record Ended(ActivityStatus status, String problem) {}

    private ActivityStatus carryOut(
            PlannedStep step, PlannedAction action, @Nullable PlannedTarget target, String activityId)
            throws TaskInterrupted {
        var attempts = new Attempts(task, ActionRun.key(action, target), activityId);
        while (true) {
            attempts.awaitBegin();
            var run = new ActionRun(task, step, action, target, activityId, attempts);
            Ended ended = attempt(run, attempts, step, action, target);
            boolean isAgain = !ended.problem().isEmpty() && attempts.areLeft() && run.endScripts();
            run.forgetScripts();
            if (isAgain) {
                attempts.tryAgain(ended.problem());
                continue;
            }
            ActivityStatus status = attempts.number() > 1 && ended.status() == ActivityStatus.SUCCESS
                    ? ActivityStatus.SUCCESS_WITH_WARNING
                    : ended.status();
            List<LogLine> lines = ended.problem().isEmpty() ? List.of() : List.of(LogLine.fatal(ended.problem()));
            task.run().log().append(activityId, lines, tx -> task.store()
                    .finish(tx, task.taskId(), workOf(action, target), status.name()));
            return status;
        }
    }

    private Ended attempt(
            ActionRun run, Attempts attempts, PlannedStep step, PlannedAction action, @Nullable PlannedTarget target)
            throws TaskInterrupted {
        task.status("Octopus.Action[" + action.action().name() + "].Status.Code", "Running");
        try {
            hold(run, action, target);
            log.debug("{} runs {}", task.taskId(), run.key());
            @Nullable ActionType type = types.get(action.action().actionType());
            if (type == null) {
                throw new ActionFailed(
                        "This server has no step type '" + action.action().actionType() + "', which step "
                                + step.number() + " (" + step.name() + ") asks for.");
            }
            attempts.begin(type.hasAttempts() ? AttemptLimits.of(run) : AttemptLimits.NONE);
            type.run(run);
            return new Ended(run.hasWarned() ? ActivityStatus.SUCCESS_WITH_WARNING : ActivityStatus.SUCCESS, "");
        } catch (ActionFailed | IOException e) {
            // What fails because the task stops here is no failure of the action.
            task.run().checkpoint();
            String problem = String.valueOf(e.getMessage());
            log.info(
                    "{}: {} failed: {}",
                    task.taskId(),
                    run.key(),
                    task.run().log().masker().mask(problem));
            return new Ended(ActivityStatus.FAILED, problem);
        }
    }

    private void hold(ActionRun run, PlannedAction action, @Nullable PlannedTarget target) throws TaskInterrupted {
        if (target != null && action.location() == PlannedAction.Location.TARGET) {
            locks.hold(
                    new TargetLocks.Claim(target.id(), workOf(action, target), run.flag(BYPASS_LOCK)),
                    task.run(),
                    () -> run.info("Waiting for another deployment on " + target.name() + " to finish."));
        }
    }
}
