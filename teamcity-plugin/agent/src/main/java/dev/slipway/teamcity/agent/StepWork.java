package dev.slipway.teamcity.agent;

import dev.slipway.ci.BuildContext;
import dev.slipway.ci.CiFailure;
import dev.slipway.ci.CiFailure.Reason;
import dev.slipway.ci.CiResult;
import dev.slipway.ci.OperationRequest;
import dev.slipway.ci.Operations;
import dev.slipway.ci.PackRequest;
import dev.slipway.ci.PackResult;
import dev.slipway.ci.ServerConnection;
import dev.slipway.ci.Workspace;
import dev.slipway.client.transport.CancellationToken;
import dev.slipway.teamcity.StepKeys;
import dev.slipway.teamcity.StepSettings;
import dev.slipway.teamcity.StepType;
import java.nio.file.Path;
import jetbrains.buildServer.agent.AgentRunningBuild;
import jetbrains.buildServer.agent.BuildFinishedStatus;
import jetbrains.buildServer.agent.BuildRunnerContext;
import jetbrains.buildServer.agent.artifacts.ArtifactsWatcher;

/** One step of one build: reads what is set, runs the operation, and tells the build how it went. */
final class StepWork implements StepProcess.Work {
    private final StepType type;
    private final StepSettings settings;
    private final Path directory;
    private final AgentRunningBuild build;
    private final StepLog log;
    private final StepOutcome outcome;

    StepWork(StepType type, AgentRunningBuild build, BuildRunnerContext step, ArtifactsWatcher artifacts) {
        this.type = type;
        this.settings = StepSettings.of(type, step.getRunnerParameters());
        this.directory = step.getWorkingDirectory().toPath();
        this.build = build;
        this.log = new StepLog(build.getBuildLogger());
        this.outcome = new StepOutcome(type, step.getName(), build, artifacts, log);
    }

    @Override
    public BuildFinishedStatus run(CancellationToken cancellation) {
        String title = "Slipway: " + type.operation().title();
        log.beginBlock(title);
        try {
            mask();
            CiResult result = operate(cancellation);
            outcome.succeeded(result);
            if (settings.publishesArtifacts() && result instanceof PackResult pack) {
                outcome.publish(Path.of(pack.path()));
            }
            return BuildFinishedStatus.FINISHED_SUCCESS;
        } catch (CiFailure e) {
            return outcome.failed(e);
        } catch (RuntimeException e) {
            log.exception(e);
            return outcome.failed(new CiFailure(Reason.FAULT, "Something unexpected went wrong: " + e, e));
        } finally {
            log.endBlock(title);
            log.flush();
        }
    }

    private void mask() {
        String apiKey = settings.text(StepKeys.API_KEY);
        log.hide(apiKey);
        Passwords.hide(apiKey, build);
    }

    private CiResult operate(CancellationToken cancellation) {
        OperationRequest request = settings.request();
        var facts = new AgentFacts(build, settings.text(StepKeys.START_FACTS), log);
        var context = new BuildContext(log, Workspace.of(directory), cancellation, facts.read());
        if (request instanceof PackRequest pack) {
            return Operations.pack(pack, directory, context);
        }
        ServerConnection server = settings.server();
        log.info("Server: " + server.url() + (server.space().isEmpty() ? "" : ", space " + server.space()));
        try (Operations operations = Operations.on(server, context)) {
            return operations.run(request, directory);
        }
    }
}
