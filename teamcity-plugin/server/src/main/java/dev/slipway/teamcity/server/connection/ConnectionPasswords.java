package dev.slipway.teamcity.server.connection;

import dev.slipway.teamcity.StepKeys;
import dev.slipway.teamcity.StepSettings;
import dev.slipway.teamcity.StepType;
import java.util.Collection;
import java.util.List;
import jetbrains.buildServer.serverSide.Parameter;
import jetbrains.buildServer.serverSide.SBuild;
import jetbrains.buildServer.serverSide.SBuildRunnerDescriptor;
import jetbrains.buildServer.serverSide.SBuildType;
import jetbrains.buildServer.serverSide.SimpleParameter;
import jetbrains.buildServer.serverSide.parameters.types.PasswordsProvider;
import org.jspecify.annotations.Nullable;

/** Tells TeamCity the API keys that a build gets from connections, so that it masks them wherever it shows the build. */
public final class ConnectionPasswords implements PasswordsProvider {
    private final Connections connections;

    public ConnectionPasswords(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Collection<Parameter> getPasswordParameters(SBuild build) {
        @Nullable SBuildType buildType = build.getBuildType();
        if (buildType == null) {
            return List.of();
        }
        return buildType.getBuildRunners().stream()
                .map(ConnectionPasswords::connectionId)
                .filter(id -> !id.isEmpty())
                .distinct()
                .flatMap(id -> connections.find(buildType.getProject(), id).stream())
                .filter(connection -> !connection.hasReferences())
                .<Parameter>map(connection -> new SimpleParameter(StepKeys.API_KEY, connection.apiKey()))
                .toList();
    }

    private static String connectionId(SBuildRunnerDescriptor step) {
        return StepType.ofId(step.getType())
                .map(type -> StepSettings.of(type, step.getParameters()).connectionId())
                .orElse("");
    }
}
