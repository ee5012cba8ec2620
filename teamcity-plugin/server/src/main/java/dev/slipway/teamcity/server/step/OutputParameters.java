package dev.slipway.teamcity.server.step;

import dev.slipway.teamcity.StepType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import jetbrains.buildServer.serverSide.SBuild;
import jetbrains.buildServer.serverSide.SBuildRunnerDescriptor;
import jetbrains.buildServer.serverSide.SBuildType;
import jetbrains.buildServer.serverSide.parameters.AbstractBuildParametersProvider;
import org.jspecify.annotations.Nullable;

/**
 * Tells TeamCity which parameters the steps will set. A later step may then refer to them; otherwise TeamCity would look for an
 * agent that has them, and find none.
 */
public final class OutputParameters extends AbstractBuildParametersProvider {
    @Override
    public Map<String, String> getParameters(SBuild build, boolean emulationMode) {
        return Map.of();
    }

    @Override
    public Collection<String> getParametersAvailableOnAgent(SBuild build) {
        @Nullable SBuildType buildType = build.getBuildType();
        return buildType == null
                ? List.of()
                : buildType.getBuildRunners().stream()
                        .map(SBuildRunnerDescriptor::getType)
                        .flatMap(type -> StepType.ofId(type).stream())
                        .flatMap(type -> type.outputs().stream())
                        .distinct()
                        .toList();
    }
}
