package dev.slipway.teamcity.agent;

import dev.slipway.teamcity.StepType;
import jetbrains.buildServer.agent.AgentBuildRunner;
import jetbrains.buildServer.agent.AgentBuildRunnerInfo;
import jetbrains.buildServer.agent.AgentRunningBuild;
import jetbrains.buildServer.agent.BuildAgentConfiguration;
import jetbrains.buildServer.agent.BuildProcess;
import jetbrains.buildServer.agent.BuildRunnerContext;
import jetbrains.buildServer.agent.artifacts.ArtifactsWatcher;

/** Runs the steps of one type. */
public final class StepRunner implements AgentBuildRunner, AgentBuildRunnerInfo {
    private final StepType type;
    private final ArtifactsWatcher artifacts;

    public StepRunner(StepType type, ArtifactsWatcher artifacts) {
        this.type = type;
        this.artifacts = artifacts;
    }

    @Override
    public BuildProcess createBuildProcess(AgentRunningBuild runningBuild, BuildRunnerContext context) {
        return new StepProcess(context.getName(), new StepWork(type, runningBuild, context, artifacts));
    }

    @Override
    public AgentBuildRunnerInfo getRunnerInfo() {
        return this;
    }

    @Override
    public String getType() {
        return type.id();
    }

    /** Needs nothing but the Java in which the agent runs. */
    @Override
    public boolean canRun(BuildAgentConfiguration agentConfiguration) {
        return true;
    }
}
