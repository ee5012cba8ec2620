package jetbrains.buildServer.agent;

import jetbrains.buildServer.RunBuildException;

public interface BuildProcess {
    void start() throws RunBuildException;

    boolean isInterrupted();

    boolean isFinished();

    void interrupt();

    BuildFinishedStatus waitFor() throws RunBuildException;
}
