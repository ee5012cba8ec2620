package dev.slipway.teamcity.dist;

import dev.slipway.teamcity.StepType;
import dev.slipway.teamcity.agent.FakeBuild;
import java.util.Map;
import jetbrains.buildServer.agent.AgentBuildRunner;
import jetbrains.buildServer.agent.BuildFinishedStatus;
import jetbrains.buildServer.agent.BuildProcess;
import jetbrains.buildServer.agent.artifacts.ArtifactsWatcher;

/** The agent's half out of the zip, with libraries that have in them only what is used. */
final class PackedAgent {
    private final ClassLoader loader;

    PackedAgent() throws Exception {
        this.loader = new PluginClassLoader(PluginZip.read().agentClassPath());
    }

    /** Runs a step to its end. */
    BuildFinishedStatus run(FakeBuild build, StepType type, Map<String, String> settings) throws Exception {
        BuildProcess process = runner(type, build.artifactsWatcher())
                .createBuildProcess(build.build(), build.context("Step", settings));
        process.start();
        return process.waitFor();
    }

    private AgentBuildRunner runner(StepType type, ArtifactsWatcher artifacts) throws Exception {
        Class<?> types = loader.loadClass(StepType.class.getName());
        Object packedType = types.getMethod("valueOf", String.class).invoke(null, type.name());
        return (AgentBuildRunner) loader.loadClass("dev.slipway.teamcity.agent.StepRunner")
                .getConstructor(types, ArtifactsWatcher.class)
                .newInstance(packedType, artifacts);
    }
}
