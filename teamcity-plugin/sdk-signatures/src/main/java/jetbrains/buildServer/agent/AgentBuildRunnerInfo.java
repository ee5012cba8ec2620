package jetbrains.buildServer.agent;

public interface AgentBuildRunnerInfo {
    String getType();

    boolean canRun(BuildAgentConfiguration agentConfiguration);
}
