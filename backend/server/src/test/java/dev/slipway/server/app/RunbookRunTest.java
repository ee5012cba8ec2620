package dev.slipway.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.CreateRunbookRuns;
import dev.slipway.api.DeploymentProcess;
import dev.slipway.api.Machine;
import dev.slipway.api.Runbook;
import dev.slipway.api.RunbookRun;
import dev.slipway.api.RunbookRunServerTask;
import dev.slipway.api.RunbookSnapshot;
import dev.slipway.api.ServerTask;
import dev.slipway.api.Step;
import dev.slipway.api.TaskState;
import dev.slipway.api.VariableBuilder;
import dev.slipway.json.WireJson;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs, from the client through the server to a machine and back. */
class RunbookRunTest {
    private static final String ECHO =
            """
            echo "runbook=#{Octopus.Runbook.Name} run=#{Octopus.RunbookRun.Name} mode=#{Mode}"
            echo "release=[#{if Octopus.Release.Number}some#{/if}]"
            """;

    private final Scenario scenario = new Scenario();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        scenario.close();
    }

    private Runbook runbook(Step... steps) {
        Runbook runbook = scenario.space.runbooks().create(scenario.project.id(), "Restart");
        DeploymentProcess process =
                scenario.space.processes().ofRunbook(runbook.projectId(), runbook.runbookProcessId());
        scenario.space.processes().modify(process.withSteps(List.of(steps)));
        return runbook;
    }

    private void publish(Runbook runbook) {
        scenario.space
                .runbookSnapshots()
                .publish(WireJson.empty(RunbookSnapshot.class)
                        .withProjectId(runbook.projectId())
                        .withRunbookId(runbook.id()));
    }

    private RunbookRunServerTask start() {
        return scenario.space
                .runbookRuns()
                .create(WireJson.empty(CreateRunbookRuns.class)
                        .withProjectName(Scenario.PROJECT)
                        .withRunbookName("Restart")
                        .withEnvironmentNames(List.of(scenario.environment.name())))
                .runbookRunServerTasks()
                .get(0);
    }

    @Test
    void aScriptRunsWithTheVariablesOfTheRunAndNoneOfARelease() {
        Machine web = scenario.localTarget("web-1", directory);
        Runbook runbook = runbook(Scenario.script("Say", ECHO));
        scenario.variables(VariableBuilder.builder()
                .name("Mode")
                .value("hard")
                .scope(Map.of("ProcessOwner", List.of(runbook.id())))
                .build());
        publish(runbook);

        RunbookRunServerTask started = start();
        ServerTask task = scenario.awaitEnd(started.serverTaskId());

        String log = scenario.log(task.id());
        assertThat(task.state()).as(log).isEqualTo(TaskState.SUCCESS);
        assertThat(log).contains("runbook=Restart run=Run on Test mode=hard").contains("release=[]");
        RunbookRun run = scenario.space.runbookRuns().get(started.runbookRunId());
        assertThat(run.deployedToMachineIds()).containsExactly(web.id());
        assertThat(run.failureEncountered()).isFalse();
    }

    @Test
    void aRunThatFailsIsNotedAndTheRunbookGoesOnWithThePackageThatItsSnapshotPinned() {
        scenario.localTarget("web-1", directory);
        scenario.push("Acme.Tools.1.0.0.zip", Map.of("PostDeploy.sh", "echo pinned-one; exit 3"));
        Runbook runbook = runbook(Scenario.deployPackage("Tools", "Acme.Tools", Map.of()));
        publish(runbook);
        scenario.push("Acme.Tools.2.0.0.zip", Map.of("PostDeploy.sh", "echo pinned-two"));

        RunbookRunServerTask failed = start();
        ServerTask task = scenario.awaitEnd(failed.serverTaskId());

        assertThat(task.state()).isEqualTo(TaskState.FAILED);
        assertThat(scenario.log(task.id())).contains("pinned-one").doesNotContain("pinned-two");
        publish(runbook);
        ServerTask next = scenario.awaitEnd(start().serverTaskId());
        assertThat(next.state()).isEqualTo(TaskState.SUCCESS);
        assertThat(scenario.log(next.id())).contains("pinned-two");
        assertThat(scenario.space.runbookRuns().get(failed.runbookRunId()).failureEncountered())
                .isTrue();
    }
}
