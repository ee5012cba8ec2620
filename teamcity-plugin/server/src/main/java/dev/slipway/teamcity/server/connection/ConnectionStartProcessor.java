package dev.slipway.teamcity.server.connection;

import dev.slipway.teamcity.ConnectionSettings;
import dev.slipway.teamcity.StepKeys;
import dev.slipway.teamcity.StepSettings;
import dev.slipway.teamcity.StepType;
import java.util.Optional;
import jetbrains.buildServer.BuildProblemData;
import jetbrains.buildServer.serverSide.BuildStartContext;
import jetbrains.buildServer.serverSide.BuildStartContextProcessor;
import jetbrains.buildServer.serverSide.SBuildType;
import jetbrains.buildServer.serverSide.SRunnerContext;
import org.jspecify.annotations.Nullable;

/** Gives each step of a build that starts what its connection holds. A step's own space comes before the connection's. */
public final class ConnectionStartProcessor implements BuildStartContextProcessor {
    private static final String PROBLEM_TYPE = "slipway.connection";
    private static final int LONGEST_IDENTITY = 60;

    private final Connections connections;

    public ConnectionStartProcessor(Connections connections) {
        this.connections = connections;
    }

    @Override
    public void updateParameters(BuildStartContext context) {
        for (SRunnerContext step : context.getRunnerContexts()) {
            StepType.ofId(step.getType())
                    .filter(StepType::needsServer)
                    .map(type -> StepSettings.of(type, step.getParameters()))
                    .filter(settings -> !settings.connectionId().isEmpty())
                    .ifPresent(settings -> connect(context, step, settings));
        }
    }

    private void connect(BuildStartContext context, SRunnerContext step, StepSettings settings) {
        @Nullable SBuildType buildType = context.getBuild().getBuildType();
        Optional<ConnectionSettings> found = buildType == null
                ? Optional.empty()
                : connections.find(buildType.getProject(), settings.connectionId());
        if (found.isEmpty()) {
            context.getBuild().addBuildProblem(missing(settings.connectionId()));
            return;
        }
        ConnectionSettings connection = found.get();
        step.addRunnerParameter(StepKeys.URL, connection.url());
        step.addRunnerParameter(StepKeys.API_KEY, connection.apiKey());
        if (connection.trustedCertificates() != null) {
            step.addRunnerParameter(StepKeys.TRUSTED_CERTIFICATES, connection.trustedCertificates());
        }
        if (settings.text(StepKeys.SPACE).isEmpty()) {
            step.addRunnerParameter(StepKeys.SPACE, connection.space());
        }
    }

    private static BuildProblemData missing(String connectionId) {
        String identity = PROBLEM_TYPE + "." + connectionId;
        return BuildProblemData.createBuildProblem(
                identity.substring(0, Math.min(identity.length(), LONGEST_IDENTITY)),
                PROBLEM_TYPE,
                "The project has no connection '" + connectionId + "' to Slipway, which a step of this build uses");
    }
}
