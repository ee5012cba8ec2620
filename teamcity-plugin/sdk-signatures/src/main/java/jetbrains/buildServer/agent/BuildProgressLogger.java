package jetbrains.buildServer.agent;

import jetbrains.buildServer.BuildProblemData;

public interface BuildProgressLogger extends SimpleBuildLogger {
    void activityStarted(String activityName, String activityType);

    void activityFinished(String activityName, String activityType);

    void logBuildProblem(BuildProblemData buildProblem);

    void flush();
}
