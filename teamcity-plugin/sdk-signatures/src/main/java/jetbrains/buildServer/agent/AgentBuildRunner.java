package jetbrains.buildServer.agent;

import jetbrains.buildServer.RunBuildException;

public interface AgentBuildRunner extends AgentExtension {
    BuildProcess createBuildProcess(AgentRunningBuild runningBuild, BuildRunnerContext context)
            throws RunBuildException;

    AgentBuildRunnerInfo getRunnerInfo();
}
