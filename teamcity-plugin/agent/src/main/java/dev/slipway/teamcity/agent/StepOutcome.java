package dev.slipway.teamcity.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.ci.CiFailure;
import dev.slipway.ci.CiFailure.Reason;
import dev.slipway.ci.CiResult;
import dev.slipway.ci.Link;
import dev.slipway.ci.TaskResult;
import dev.slipway.teamcity.ParameterReferences;
import dev.slipway.teamcity.StepReport;
import dev.slipway.teamcity.StepType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jetbrains.buildServer.agent.AgentRunningBuild;
import jetbrains.buildServer.agent.BuildFinishedStatus;
import jetbrains.buildServer.agent.artifacts.ArtifactsWatcher;

/** Tells the build what a step has come to: parameters for later steps, a report for the build's page, a build problem. */
final class StepOutcome {
    /** How tasks end stands in the log already. */
    private static final Set<Reason> TOLD = Set.of(Reason.TASK_FAILED, Reason.CANCELED);

    private final StepType type;
    private final String step;
    private final AgentRunningBuild build;
    private final ArtifactsWatcher artifacts;
    private final StepLog log;

    StepOutcome(StepType type, String step, AgentRunningBuild build, ArtifactsWatcher artifacts, StepLog log) {
        this.type = type;
        this.step = step;
        this.build = build;
        this.artifacts = artifacts;
        this.log = log;
    }

    void succeeded(CiResult result) {
        setParameters(result);
        String state = result instanceof TaskResult tasks && !tasks.tasks().isEmpty()
                ? tasks.state().text()
                : TaskResult.State.SUCCESS.text();
        report(state, "", result.links());
    }

    BuildFinishedStatus failed(CiFailure failure) {
        failure.result().ifPresent(this::setParameters);
        String message = log.masked(String.valueOf(failure.getMessage()));
        List<Link> links = failure.result().map(TaskResult::links).orElse(List.of());
        report(stateOf(failure.reason()), message, links);
        if (failure.reason() == Reason.ABORTED) {
            log.warning(message);
            return BuildFinishedStatus.INTERRUPTED;
        }
        if (!TOLD.contains(failure.reason())) {
            log.error(message);
        }
        return new StepProblem(type, step, failure.reason()).tell(build.getBuildLogger(), message)
                ? BuildFinishedStatus.FINISHED_WITH_PROBLEMS
                : BuildFinishedStatus.FINISHED_FAILED;
    }

    private static String stateOf(Reason reason) {
        return switch (reason) {
            case ABORTED -> "Aborted";
            case CANCELED -> "Canceled";
            case TIMED_OUT -> "Timed out";
            default -> "Failed";
        };
    }

    void publish(Path file) {
        artifacts.addNewArtifactsPath(file.toString());
    }

    /** For later steps, and with the message also for the build's page and for builds that depend on this one. */
    private void setParameters(CiResult result) {
        for (Map.Entry<String, String> output : result.outputs().entrySet()) {
            String value = ParameterReferences.escaped(output.getValue());
            build.addSharedConfigParameter(output.getKey(), value);
            log.command(ServiceMessage.setParameter(output.getKey(), value));
        }
    }

    /** A step without pages has nothing to show on the build's. */
    private void report(String state, String message, List<Link> links) {
        if (links.isEmpty()) {
            return;
        }
        var report = new StepReport(step, type.operation().title(), state, message, links, Instant.now());
        try {
            Path directory = Files.createDirectories(
                    build.getBuildTempDirectory().toPath().resolve("slipway"));
            Path file = Files.createTempFile(directory, "step-", ".json");
            Files.writeString(file, report.toJson(), UTF_8);
            artifacts.addNewArtifactsPath(file + " => " + StepReport.DIRECTORY);
        } catch (IOException e) {
            log.warning("The build's page will not show this step: " + e.getMessage());
        }
    }
}
