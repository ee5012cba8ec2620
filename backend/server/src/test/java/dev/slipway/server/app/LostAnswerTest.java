package dev.slipway.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ci.CiOperation;
import dev.slipway.ci.Inputs;
import dev.slipway.ci.Operations;
import dev.slipway.ci.ReleaseFacts;
import dev.slipway.ci.TaskOutcome;
import dev.slipway.ci.TaskRequest;
import dev.slipway.ci.TaskResult;
import dev.slipway.server.TestServer;
import dev.slipway.server.ci.CuttingProxy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was created although its answer was lost is taken over by the build, and is there once. */
@Timeout(120)
class LostAnswerTest {
    @TempDir
    private Path directory;

    private BuildRun build;
    private CuttingProxy proxy;

    @BeforeEach
    void begin() throws IOException {
        build = new BuildRun(directory);
        proxy = new CuttingProxy(TestServer.shared().server().port());
        build.scenario.process(Scenario.script("Say", "echo hello"));
    }

    @AfterEach
    void end() throws IOException {
        proxy.close();
        build.close();
    }

    private TaskResult losing(String path, CiOperation operation, Map<String, ?> typed) {
        proxy.loseAnswer("POST /api/" + build.scenario.space.id() + "/" + path, () -> {});
        try (Operations operations = build.operations(proxy.url(), TestServer.ADMIN_KEY)) {
            return operations.run((TaskRequest) operation.read(Inputs.of(typed)));
        }
    }

    @Test
    void aDeployment() {
        build.scenario.release("1.0.0");

        TaskResult result = losing("deployments/create", CiOperation.DEPLOY, BuildRun.deploy("1.0.0"));

        assertThat(result.state()).isEqualTo(TaskResult.State.SUCCESS);
        assertThat(build.scenario.space.deployments().list()).singleElement().satisfies(deployment -> assertThat(
                        result.tasks())
                .extracting(TaskOutcome::executionId)
                .containsExactly(deployment.id()));
    }

    @Test
    void aReleaseWhoseNumberTheServerChooses() {
        TaskResult result = losing("releases/create", CiOperation.CREATE_RELEASE, Map.of("project", Scenario.PROJECT));

        ReleaseFacts facts = Optional.ofNullable(result.release()).orElseThrow();
        assertThat(build.scenario.space.releases().list()).singleElement().satisfies(release -> {
            assertThat(facts.id()).isEqualTo(release.id());
            assertThat(facts.version()).isEqualTo(release.version());
            assertThat(facts.url()).isEqualTo(proxy.url() + release.links().get("Web"));
        });
    }

    @Test
    void aRunbookRun() {
        var runbook = build.scenario.space.runbooks().create(build.scenario.project.id(), "Restart");
        build.scenario.publish(runbook, "One", Scenario.script("Say", "echo hi"));

        TaskResult result = losing(
                "runbook-runs/create",
                CiOperation.RUNBOOK,
                Map.of("project", Scenario.PROJECT, "runbook", "Restart", "environments", "Test"));

        assertThat(result.state()).isEqualTo(TaskResult.State.SUCCESS);
        assertThat(build.scenario.space.runbookRuns().list()).hasSize(1);
    }
}
