package dev.slipway.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.api.TaskState;
import dev.slipway.api.Tenant;
import dev.slipway.api.TenantedDeploymentMode;
import dev.slipway.ci.CiFailure;
import dev.slipway.ci.CiFailure.Reason;
import dev.slipway.ci.CiOperation;
import dev.slipway.ci.Inputs;
import dev.slipway.ci.Operations;
import dev.slipway.ci.Started;
import dev.slipway.ci.TaskFollower;
import dev.slipway.ci.TaskOutcome;
import dev.slipway.ci.TaskRequest;
import dev.slipway.ci.TaskResult;
import dev.slipway.client.LogPosition;
import dev.slipway.server.TestServer;
import dev.slipway.server.ci.CuttingProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How builds wait for what they started. */
@Timeout(120)
class BuildWaitingTest {
    @TempDir
    private Path directory;

    private BuildRun build;

    @BeforeEach
    void begin() throws IOException {
        build = new BuildRun(directory);
    }

    @AfterEach
    void end() {
        build.close();
    }

    @Test
    void aFailedDeploymentFailsTheBuildAndIsLinked() {
        build.scenario.process(Scenario.script("Break", "echo about to break; exit 3"));
        build.scenario.release("1.0.0");

        CiFailure failed = build.failure(CiOperation.DEPLOY, BuildRun.deploy("latest"));

        assertThat(failed.reason()).isEqualTo(Reason.TASK_FAILED);
        assertThat(failed).hasMessageContaining("Test (ServerTasks-").hasMessageContaining("ended Failed");
        TaskResult result = failed.result().orElseThrow();
        assertThat(result.state()).isEqualTo(TaskResult.State.FAILED);
        assertThat(result.links()).hasSize(2);
        assertThat(build.log.lines()).contains("about to break");
    }

    @Test
    void aFailureIsNoneWhereTheBuildDoesNotMind() {
        build.scenario.process(Scenario.script("Break", "exit 3"));
        build.scenario.release("1.0.0");

        TaskResult result = build.tasks(CiOperation.DEPLOY, BuildRun.with(BuildRun.deploy("1.0.0"), "failOn", "none"));

        assertThat(result.values()).containsEntry("state", "Failed");
    }

    @Test
    void allTenantsAreAwaitedNotTheFirst() {
        build.scenario.process(
                Scenario.script(
                        "Say",
                        "test '#{Octopus.Deployment.Tenant.Name}' != Globex || exit 1; echo for #{Octopus.Deployment.Tenant.Name}"));
        build.scenario.tenanted();
        for (String name : List.of("Acme", "Globex", "Initech")) {
            build.scenario.tenant(name, List.of(), build.scenario.environment);
        }
        List<String> tenants =
                build.scenario.space.tenants().all().stream().map(Tenant::id).toList();
        build.scenario.space.machines().list().forEach(machine -> build.scenario
                .space
                .machines()
                .modify(machine.withTenantedDeploymentParticipation(TenantedDeploymentMode.TENANTED)
                        .withTenantIds(tenants)));
        build.scenario.release("1.0.0");

        CiFailure failed = build.failure(
                CiOperation.DEPLOY,
                BuildRun.with(BuildRun.deploy("1.0.0"), "tenants", List.of("Acme", "Globex", "Initech")));

        assertThat(failed).hasMessageContaining("Test for Globex");
        assertThat(failed.result().orElseThrow().tasks())
                .extracting(TaskOutcome::tenant, TaskOutcome::state)
                .containsExactlyInAnyOrder(
                        tuple("Acme", TaskState.SUCCESS),
                        tuple("Globex", TaskState.FAILED),
                        tuple("Initech", TaskState.SUCCESS));
    }

    @Test
    void theTimeToWaitIsOverAndWhatRunsIsCancelled() {
        build.scenario.process(Scenario.script("Sleep", "sleep 60"));
        build.scenario.release("1.0.0");

        CiFailure late = build.failure(
                CiOperation.DEPLOY,
                BuildRun.with(BuildRun.with(BuildRun.deploy("1.0.0"), "timeout", "1s"), "cancelOnTimeout", "true"));

        assertThat(late.reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(late).hasMessageContaining("The time to wait, 1s, is over; cancelled on the server: Test");
        String task = late.result().orElseThrow().tasks().get(0).taskId();
        assertThat(build.scenario.awaitEnd(task).state()).isEqualTo(TaskState.CANCELED);
    }

    @Test
    void theTimeToWaitIsOverAndWhatRunsGoesOn() {
        build.scenario.process(Scenario.script("Sleep", "sleep 3; echo done"));
        build.scenario.release("1.0.0");

        CiFailure late = build.failure(CiOperation.DEPLOY, BuildRun.with(BuildRun.deploy("1.0.0"), "timeout", "1s"));

        assertThat(late).hasMessageContaining("on the server goes on: Test");
        String task = late.result().orElseThrow().tasks().get(0).taskId();
        assertThat(build.tasks(CiOperation.AWAIT, Map.of("tasks", task)).values())
                .containsEntry("state", "Success");
        assertThat(build.log.lines()).contains("done");
    }

    @Test
    void anAbortedBuildCancelsWhatItStarted() throws InterruptedException, ExecutionException {
        build.scenario.process(Scenario.script("Sleep", "echo sleeping; sleep 60"));
        build.scenario.release("1.0.0");
        CompletableFuture<CiFailure> waiting =
                CompletableFuture.supplyAsync(() -> build.failure(CiOperation.DEPLOY, BuildRun.deploy("1.0.0")));
        while (!build.log.lines().contains("sleeping")) {
            Thread.onSpinWait();
        }

        build.cancellation.cancel();

        CiFailure aborted = waiting.get();
        assertThat(aborted.reason()).isEqualTo(Reason.ABORTED);
        assertThat(aborted).hasMessageContaining("The build was aborted; cancelled on the server: Test");
        String task = aborted.result().orElseThrow().tasks().get(0).taskId();
        assertThat(build.scenario.awaitEnd(task).state()).isEqualTo(TaskState.CANCELED);
    }

    @Test
    void aTaskCancelledByAnotherIsNoFailureOfItsOwn() throws InterruptedException, ExecutionException {
        build.scenario.process(Scenario.script("Sleep", "echo sleeping; sleep 60"));
        build.scenario.release("1.0.0");
        CompletableFuture<CiFailure> waiting =
                CompletableFuture.supplyAsync(() -> build.failure(CiOperation.DEPLOY, BuildRun.deploy("1.0.0")));
        while (!build.log.lines().contains("sleeping")) {
            Thread.onSpinWait();
        }
        build.scenario.space.tasks().list().forEach(task -> {
            if (!task.isCompleted()) {
                build.scenario.space.tasks().cancel(task.id());
            }
        });

        assertThat(waiting.get().reason()).isEqualTo(Reason.CANCELED);
    }

    @Test
    void whatOneProcessStartedAnotherFollowsFromWhereItStopped() {
        build.scenario.process(Scenario.script(
                "Say", "echo first; while [ ! -e " + directory + "/go ]; do sleep 0.1; done; echo last"));
        build.scenario.release("1.0.0");
        Started started;
        LogPosition position;
        try (Operations operations = build.operations()) {
            started = operations.start((TaskRequest) CiOperation.DEPLOY.read(Inputs.of(BuildRun.deploy("1.0.0"))));
            TaskFollower follower = operations.follow(started, LogPosition.START);
            while (!build.log.lines().contains("first")) {
                assertThat(follower.look()).isEmpty();
            }
            position = follower.position();
        }
        create(directory.resolve("go"));

        try (Operations operations = build.operations()) {
            assertThat(operations.follow(started, position).run().state()).isEqualTo(TaskResult.State.SUCCESS);
        }

        assertThat(build.log.lines()).containsOnlyOnce("first", "last");
    }

    private static void create(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aServerThatIsAwayForAWhileIsWaitedFor() throws Exception {
        build.scenario.process(Scenario.script(
                "Say", "echo first; while [ ! -e " + directory + "/go ]; do sleep 0.1; done; echo last"));
        build.scenario.release("1.0.0");
        try (var proxy = new CuttingProxy(TestServer.shared().server().port());
                Operations operations = build.operations(proxy.url(), TestServer.ADMIN_KEY)) {
            Started started =
                    operations.start((TaskRequest) CiOperation.DEPLOY.read(Inputs.of(BuildRun.deploy("1.0.0"))));
            TaskFollower follower = operations.follow(started, LogPosition.START);
            while (!build.log.lines().contains("first")) {
                follower.look();
            }
            proxy.breakOff();
            assertThat(follower.look()).isEmpty();
            assertThat(follower.look()).isEmpty();
            create(directory.resolve("go"));
            proxy.leadTo(TestServer.shared().server().port());

            assertThat(follower.run().state()).isEqualTo(TaskResult.State.SUCCESS);
        }

        assertThat(build.log.lines()).containsOnlyOnce("first", "last", "Slipway: the server answers again");
        assertThat(build.log.lines().stream()
                        .filter(line -> line.startsWith("WARNING Slipway: the server cannot be asked")))
                .hasSize(1);
    }
}
