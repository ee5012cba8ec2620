package dev.slipway.server.engine;

import dev.slipway.api.ActivityStatus;
import dev.slipway.api.StepCondition;
import dev.slipway.server.deployment.plan.Plan;
import dev.slipway.server.deployment.plan.PlannedAction;
import dev.slipway.server.deployment.plan.PlannedStep;
import dev.slipway.server.deployment.plan.PlannedTarget;
import dev.slipway.server.expression.Evaluated;
import dev.slipway.server.expression.Expressions;
import dev.slipway.server.task.ActivityLog;
import dev.slipway.server.task.LogLine;
import dev.slipway.server.task.TaskFailed;
import dev.slipway.server.task.TaskInterrupted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Walks a plan: groups of steps one after another, the steps of a group side by side (R5.8), each step on its targets
 * through a window (R5.10, R5.11). What has been finished before a restart is passed over.
 */
final class PlanExecution {
    private static final String ACTION_CONDITION = "Octopus.Action.ConditionVariableExpression";

    private final RunningTask task;
    private final Plan plan;
    private final ActionExecution actions;
    private final boolean isGoingOn;
    private final SideBySide stepsOfGroup;
    private final SideBySide targets;
    private final AcquirePackages packages;

    /** @param isGoingOn whether another process, or this one before a hand-over, has begun */
    PlanExecution(RunningTask task, Plan plan, ActionExecution actions, Executor threads, boolean isGoingOn) {
        this.task = task;
        this.plan = plan;
        this.actions = actions;
        this.isGoingOn = isGoingOn;
        this.stepsOfGroup = new SideBySide(threads);
        this.targets = plan.maxTargets() == 0 ? new SideBySide(threads) : new SideBySide(threads, plan.maxTargets());
        this.packages = new AcquirePackages(task, plan);
    }

    void run() throws TaskFailed, TaskInterrupted {
        ActivityLog activity = task.run().log();
        for (PlannedStep step : plan.steps()) {
            packages.announceBefore(step);
            activity.activity(idOf(step), activity.root(), "Step " + step.number() + ": " + step.name());
            task.status(statusOf(step), "Pending");
        }
        for (List<PlannedStep> group : groups(plan.steps())) {
            if (packages.areNeededBy(group)) {
                packages.run();
            }
            List<SideBySide.Piece> pieces = group.stream()
                    .<SideBySide.Piece>map(step -> () -> run(step))
                    .toList();
            stepsOfGroup.run(plan.stepsAtOnce(), pieces, List.of());
        }
        if (task.hasFailed()) {
            throw new TaskFailed("One or more steps failed; the log says which, and why.");
        }
    }

    /** A step begins a group unless it starts with the one before it. */
    static List<List<PlannedStep>> groups(List<PlannedStep> steps) {
        var groups = new ArrayList<List<PlannedStep>>();
        for (PlannedStep step : steps) {
            if (groups.isEmpty() || !step.startsWithPrevious()) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(step);
        }
        return groups;
    }

    private String idOf(PlannedStep step) {
        return task.taskId() + "_" + step.id();
    }

    private static String statusOf(PlannedStep step) {
        return "Octopus.Step[" + step.name() + "].Status.Code";
    }

    private boolean run(PlannedStep step) throws TaskInterrupted {
        task.run().checkpoint();
        String id = idOf(step);
        String reason = step.isSkipped() ? step.skipReason() : reasonNotToRun(step);
        if (!reason.isEmpty()) {
            skip(id, step.number() + " (" + step.name() + ")", reason);
            task.status(statusOf(step), "Skipped");
            return true;
        }
        ActivityLog activity = task.run().log();
        activity.started(id);
        task.status(statusOf(step), "Running");
        var worst = new WorstStatus();
        if (step.targets().isEmpty()) {
            runOn(step, null, id, worst);
        } else {
            runOnTargets(step, id, worst);
        }
        activity.ended(id, worst.get());
        task.status(statusOf(step), worst.get() == ActivityStatus.FAILED ? "Failed" : "Succeeded");
        return worst.get() != ActivityStatus.FAILED;
    }

    /**
     * Moves the window over the targets (R5.10, R5.11). Whatever was under way before a restart is gone on with, also when
     * the step has failed on another target; a target that was not begun by then is begun only if it has not.
     */
    private void runOnTargets(PlannedStep step, String stepActivity, WorstStatus worst) throws TaskInterrupted {
        ActivityLog activity = task.run().log();
        var names = new LinkedHashMap<String, String>();
        step.targets().forEach(target -> names.put(idOf(stepActivity, target), target.name()));
        activity.activities(stepActivity, names);
        var progress = new StepProgress(activity, stepActivity, step.targets().size());
        var begun = new ArrayList<SideBySide.Piece>();
        var others = new ArrayList<SideBySide.Piece>();
        boolean hasFailed = false;
        for (PlannedTarget target : step.targets()) {
            boolean isBegun = isGoingOn && activity.hasStarted(idOf(stepActivity, target));
            (isBegun ? begun : others).add(() -> {
                boolean isDone = runOn(step, target, stepActivity, worst);
                progress.oneMore();
                return isDone;
            });
            hasFailed |= isBegun && step.actions().stream().anyMatch(action -> actions.hasFailed(action, target));
        }
        if (!targets.run(step.window(), begun, hasFailed ? List.of() : others)) {
            skipTheRest(step, stepActivity);
        }
    }

    private void skipTheRest(PlannedStep step, String stepActivity) {
        for (PlannedTarget target : step.targets()) {
            String id = idOf(stepActivity, target);
            if (!task.run().log().hasStarted(id)) {
                skip(id, step.name() + " on " + target.name(), "the step failed on another target.");
            }
        }
    }

    private static String idOf(String stepActivity, @Nullable PlannedTarget target) {
        return stepActivity + "_" + (target == null ? "server" : target.id());
    }

    /** Why the step's condition keeps it from running, decided once (R5.5); empty when it runs. */
    private String reasonNotToRun(PlannedStep step) {
        boolean isForTargets = !step.targets().isEmpty();
        boolean runs = task.decided("condition " + step.id(), () -> switch (step.condition()) {
            case SUCCESS -> !task.hasFailed();
            case FAILURE -> task.hasFailed();
            case ALWAYS -> true;
            case VARIABLE -> isForTargets || isTruthy(step.conditionExpression(), step, null, null);
        });
        if (runs) {
            return "";
        }
        return switch (step.condition()) {
            case SUCCESS -> "a step before it failed.";
            case FAILURE -> "no step before it failed.";
            default -> "its condition " + step.conditionExpression() + " is not true.";
        };
    }

    /** The expression must be resolved in full, and mean yes (R5.6). */
    private boolean isTruthy(
            String expression, PlannedStep step, @Nullable PlannedAction action, @Nullable PlannedTarget target) {
        Evaluated evaluated = Expressions.evaluate(expression, task.variables(step, action, target));
        return evaluated.isComplete() && Expressions.isTruthy(evaluated.text());
    }

    private void skip(String activityId, String what, String reason) {
        ActivityLog activity = task.run().log();
        String work = "skipped " + activityId;
        if (task.result(work).isEmpty()) {
            activity.append(activityId, List.of(LogLine.info("Skipped " + what + ": " + reason)), tx -> task.store()
                    .finish(tx, task.taskId(), work, ""));
        }
        activity.ended(activityId, ActivityStatus.SKIPPED);
    }

    /** All actions of a step on one target, in their order; the first failure ends them. */
    private boolean runOn(PlannedStep step, @Nullable PlannedTarget target, String stepActivity, WorstStatus worst)
            throws TaskInterrupted {
        task.run().checkpoint();
        ActivityLog activity = task.run().log();
        String place = target == null ? "Slipway Server" : target.name();
        String id = idOf(stepActivity, target);
        if (target == null) {
            activity.activity(id, stepActivity, place);
        } else if (step.condition() == StepCondition.VARIABLE && !isWanted(step, target)) {
            skip(id, step.name() + " on " + place, "its condition " + step.conditionExpression() + " is not true.");
            return true;
        }
        activity.started(id);
        var here = new WorstStatus();
        for (PlannedAction action : step.actions()) {
            boolean isOnly = step.actions().size() == 1;
            String actionActivity = isOnly ? id : id + "_" + action.action().id();
            if (!isOnly) {
                activity.activity(
                        actionActivity,
                        id,
                        "Step " + action.number() + ": " + action.action().name());
                activity.started(actionActivity);
            }
            String reason = action.isSkipped() ? action.skipReason() : reasonNotToRun(step, action, target);
            ActivityStatus ended = ActivityStatus.SKIPPED;
            if (reason.isEmpty()) {
                ended = actions.run(step, action, target, actionActivity);
                if (!isOnly) {
                    activity.ended(actionActivity, ended);
                }
            } else {
                skip(actionActivity, action.number() + " (" + action.action().name() + ")", reason);
            }
            here.add(ended);
            if (ended == ActivityStatus.FAILED) {
                break;
            }
        }
        activity.ended(id, here.get());
        worst.add(here.get());
        return here.get() != ActivityStatus.FAILED;
    }

    private boolean isWanted(PlannedStep step, PlannedTarget target) {
        return task.decided(
                "condition " + step.id() + "@" + target.id(),
                () -> isTruthy(step.conditionExpression(), step, null, target));
    }

    /** A child action has a condition of its own (R5.5). */
    private String reasonNotToRun(PlannedStep step, PlannedAction action, @Nullable PlannedTarget target) {
        return switch (action.action().condition()) {
            case SUCCESS -> "";
            case VARIABLE -> {
                String expression = action.action().properties().containsKey(ACTION_CONDITION)
                        ? action.action().properties().get(ACTION_CONDITION).asText()
                        : "";
                boolean runs = task.decided(
                        "condition " + action.action().id() + "@" + (target == null ? "" : target.id()),
                        () -> isTruthy(expression, step, action, target));
                yield runs ? "" : "its condition " + expression + " is not true.";
            }
        };
    }
}
