package dev.slipway.teamcity.agent;

import dev.slipway.ci.CiFailure.Reason;
import dev.slipway.teamcity.StepType;
import jetbrains.buildServer.BuildProblemData;
import jetbrains.buildServer.agent.BuildProgressLogger;

/**
 * The build problem of a step that failed. The same step that fails for the same reason is the same problem in every build, so
 * that TeamCity can tell new problems from old ones, and somebody can take one over or mute it.
 */
record StepProblem(StepType type, String step, Reason reason) {
    /** The most that TeamCity keeps of an identity. */
    static final int LONGEST_IDENTITY = 60;

    String identity() {
        return type.id() + "." + reason.key() + "." + Integer.toHexString(step.hashCode());
    }

    /** Whether this TeamCity could be told. Old ones have no build problems from agents; the step has failed nevertheless. */
    boolean tell(BuildProgressLogger logger, String description) {
        try {
            logger.logBuildProblem(
                    BuildProblemData.createBuildProblem(identity(), "slipway." + reason.key(), description));
            return true;
        } catch (LinkageError e) {
            return false;
        }
    }
}
