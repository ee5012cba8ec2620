package dev.slipway.server.engine;

import dev.slipway.server.task.ActivityLog;

/** Tells on how many of its targets a step has ended. Safe for use by several threads. */
final class StepProgress {
    private final ActivityLog activity;
    private final String stepActivity;
    private final int targets;
    private int ended;

    StepProgress(ActivityLog activity, String stepActivity, int targets) {
        this.activity = activity;
        this.stepActivity = stepActivity;
        this.targets = targets;
    }

    /** Says nothing of a single target, whose own progress is all there is. */
    synchronized void oneMore() {
        ended++;
        if (targets > 1) {
            activity.progress(stepActivity, 100 * ended / targets, ended + " of " + targets + " targets");
        }
    }
}
