package dev.slipway.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.api.Environment;
import dev.slipway.api.Phase;
import dev.slipway.api.PhaseBuilder;
import dev.slipway.api.RunbookSnapshotBuilder;
import dev.slipway.api.TaskState;
import dev.slipway.api.Tenant;
import dev.slipway.api.TenantBuilder;
import dev.slipway.api.TenantedDeploymentMode;
import dev.slipway.api.VariableBuilder;
import dev.slipway.api.VariablePrompt;
import dev.slipway.ci.BuildCommit;
import dev.slipway.ci.BuildContext;
import dev.slipway.ci.BuildFacts;
import dev.slipway.ci.BuildInformationResult;
import dev.slipway.ci.CiFailure;
import dev.slipway.ci.CiFailure.Reason;
import dev.slipway.ci.CiOperation;
import dev.slipway.ci.CiResult;
import dev.slipway.ci.Inputs;
import dev.slipway.ci.Operations;
import dev.slipway.ci.RecordedLog;
import dev.slipway.ci.ServerConnection;
import dev.slipway.ci.Started;
import dev.slipway.ci.TaskFollower;
import dev.slipway.ci.TaskOutcome;
import dev.slipway.ci.TaskRequest;
import dev.slipway.ci.TaskResult;
import dev.slipway.ci.VcsFacts;
import dev.slipway.ci.Workspace;
import dev.slipway.client.LogPosition;
import dev.slipway.client.transport.CancellationToken;
import dev.slipway.json.WireJson;
import dev.slipway.server.TestServer;
import dev.slipway.server.access.Actor;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.security.Secret;
import dev.slipway.server.security.UserService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What builds ask of the server, as the plugins do it. */
@Timeout(120)
class BuildOperationsTest {
    private final Scenario scenario = new Scenario();
    private final RecordedLog log = new RecordedLog();
    private final CancellationToken cancellation = new CancellationToken();

    @TempDir
    private Path directory;

    @BeforeEach
    void aTarget() throws IOException {
        scenario.localTarget("web-1", Files.createDirectories(directory.resolve("web-1")));
    }

    @AfterEach
    void close() {
        scenario.close();
    }

    private Operations operations(String url, String apiKey) {
        var facts = new BuildFacts(
                "Jenkins",
                "shop #7",
                "7",
                "https://ci.example/job/shop/7/",
                new VcsFacts("Git", "https://robot:token@git.example/shop.git", "main", "abc"),
                List.of(new BuildCommit("abc", "Sell more"), new BuildCommit("def", "Sell")));
        return Operations.on(
                new ServerConnection(url, apiKey, scenario.space.id(), null, null, "slipway-test"),
                new BuildContext(log, Workspace.of(directory), cancellation, facts));
    }

    private CiResult run(CiOperation operation, Map<String, ?> typed) {
        try (Operations operations = operations(TestServer.shared().url(), TestServer.ADMIN_KEY)) {
            return operations.run(operation.read(Inputs.of(typed)), directory);
        }
    }

    private TaskResult tasks(CiOperation operation, Map<String, ?> typed) {
        return (TaskResult) run(operation, typed);
    }

    private CiFailure failure(CiOperation operation, Map<String, ?> typed) {
        return catchThrowableOfType(CiFailure.class, () -> run(operation, typed));
    }

    private static Map<String, Object> with(Map<String, ?> typed, String field, Object value) {
        var more = new HashMap<String, Object>(typed);
        more.put(field, value);
        return more;
    }

    private Map<String, Object> deploy(String version) {
        return Map.of("project", Scenario.PROJECT, "version", version, "environments", "Test");
    }

    @Test
    void aReleaseIsCreatedAndDeployedWithItsLogInTheBuilds() {
        scenario.process(Scenario.script("Say", "echo hello; echo careful >&2"));

        TaskResult result = tasks(
                CiOperation.CREATE_RELEASE,
                Map.of(
                        "project",
                        "shop",
                        "version",
                        "1.0.0",
                        "linkToBuild",
                        true,
                        "releaseNotesFromChanges",
                        true,
                        "deployTo",
                        "Test"));

        assertThat(result.state()).isEqualTo(TaskResult.State.SUCCESS);
        assertThat(result.tasks()).singleElement().satisfies(task -> {
            assertThat(task.environment()).isEqualTo("Test");
            assertThat(task.tenant()).isEmpty();
        });
        assertThat(result.outputs())
                .containsEntry("slipway.release.version", "1.0.0")
                .containsEntry("slipway.task.ids", result.tasks().get(0).taskId())
                .containsEntry("slipway.state", "Success");
        assertThat(scenario.space.projects().release("shop", "1.0.0").releaseNotes())
                .isEqualTo("Release created by Jenkins build [shop \\#7](https://ci.example/job/shop/7/)\n\n"
                        + "- Sell more (abc)\n- Sell (def)");
        assertThat(log.lines()).contains("hello").doesNotHaveDuplicates();
        assertThat(log.lines()).last().asString().endsWith("ended Success");
        assertThat(String.join("\n", log.lines())).doesNotContain(TestServer.ADMIN_KEY);
    }

    @Test
    void anExistingReleaseIsAConflictUnlessItMayBeUsed() {
        scenario.process(Scenario.script("Say", "echo hello"));
        Map<String, String> typed = Map.of("project", Scenario.PROJECT, "version", "1.0.0");
        TaskResult first = tasks(CiOperation.CREATE_RELEASE, typed);

        CiFailure refused = failure(CiOperation.CREATE_RELEASE, typed);
        TaskResult again = tasks(CiOperation.CREATE_RELEASE, with(typed, "ignoreExisting", "true"));

        assertThat(refused.reason()).isEqualTo(Reason.CONFLICT);
        assertThat(refused).hasMessageContaining("Shop has a release 1.0.0 already");
        assertThat(again.release()).isEqualTo(first.release());
        assertThat(first.state()).isEqualTo(TaskResult.State.NONE);
    }

    @Test
    void aFailedDeploymentFailsTheBuildAndIsLinked() {
        scenario.process(Scenario.script("Break", "echo about to break; exit 3"));
        scenario.release("1.0.0");

        CiFailure failed = failure(CiOperation.DEPLOY, deploy("latest"));

        assertThat(failed.reason()).isEqualTo(Reason.TASK_FAILED);
        assertThat(failed).hasMessageContaining("Test (ServerTasks-").hasMessageContaining("ended Failed");
        TaskResult result = failed.result().orElseThrow();
        assertThat(result.state()).isEqualTo(TaskResult.State.FAILED);
        assertThat(result.links()).hasSize(2);
        assertThat(log.lines()).contains("about to break");
    }

    @Test
    void aFailureIsNoneWhereTheBuildDoesNotMind() {
        scenario.process(Scenario.script("Break", "exit 3"));
        scenario.release("1.0.0");

        TaskResult result = tasks(CiOperation.DEPLOY, with(deploy("1.0.0"), "failOn", "none"));

        assertThat(result.values()).containsEntry("state", "Failed");
    }

    @Test
    void allTenantsAreAwaitedNotTheFirst() {
        scenario.process(
                Scenario.script(
                        "Say",
                        "test '#{Octopus.Deployment.Tenant.Name}' != Globex || exit 1; echo for #{Octopus.Deployment.Tenant.Name}"));
        scenario.space
                .projects()
                .modify(scenario.space
                        .projects()
                        .get(scenario.project.id())
                        .withTenantedDeploymentMode(TenantedDeploymentMode.TENANTED));
        for (String name : List.of("Acme", "Globex", "Initech")) {
            scenario.space
                    .tenants()
                    .create(TenantBuilder.builder()
                            .name(name)
                            .projectEnvironments(Map.of(scenario.project.id(), List.of(scenario.environment.id())))
                            .build());
        }
        List<String> tenants =
                scenario.space.tenants().all().stream().map(Tenant::id).toList();
        scenario.space.machines().list().forEach(machine -> scenario.space
                .machines()
                .modify(machine.withTenantedDeploymentParticipation(TenantedDeploymentMode.TENANTED)
                        .withTenantIds(tenants)));
        scenario.release("1.0.0");

        CiFailure failed =
                failure(CiOperation.DEPLOY, with(deploy("1.0.0"), "tenants", List.of("Acme", "Globex", "Initech")));

        assertThat(failed).hasMessageContaining("Test for Globex");
        assertThat(failed.result().orElseThrow().tasks())
                .extracting(TaskOutcome::tenant, TaskOutcome::state)
                .containsExactlyInAnyOrder(
                        tuple("Acme", TaskState.SUCCESS),
                        tuple("Globex", TaskState.FAILED),
                        tuple("Initech", TaskState.SUCCESS));
    }

    @Test
    void aPromptedVariableReachesTheScript() {
        scenario.variables(VariableBuilder.builder()
                .name("Color")
                .value("red")
                .prompt(new VariablePrompt("Color", "", true, Map.of()))
                .build());
        scenario.process(Scenario.script("Say", "echo 'it is #{Color}'"));
        scenario.release("1.0.0");

        tasks(CiOperation.DEPLOY, with(deploy("1.0.0"), "variables", "Color=blue = green"));

        assertThat(log.lines()).contains("it is blue = green");
    }

    @Test
    void theTimeToWaitIsOverAndWhatRunsIsCancelled() {
        scenario.process(Scenario.script("Sleep", "sleep 60"));
        scenario.release("1.0.0");

        CiFailure late =
                failure(CiOperation.DEPLOY, with(with(deploy("1.0.0"), "timeout", "1s"), "cancelOnTimeout", "true"));

        assertThat(late.reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(late).hasMessageContaining("The time to wait, 1s, is over; cancelled on the server: Test");
        String task = late.result().orElseThrow().tasks().get(0).taskId();
        assertThat(scenario.awaitEnd(task).state()).isEqualTo(TaskState.CANCELED);
    }

    @Test
    void theTimeToWaitIsOverAndWhatRunsGoesOn() {
        scenario.process(Scenario.script("Sleep", "sleep 3; echo done"));
        scenario.release("1.0.0");

        CiFailure late = failure(CiOperation.DEPLOY, with(deploy("1.0.0"), "timeout", "1s"));

        assertThat(late).hasMessageContaining("on the server goes on: Test");
        String task = late.result().orElseThrow().tasks().get(0).taskId();
        assertThat(tasks(CiOperation.AWAIT, Map.of("tasks", task)).values()).containsEntry("state", "Success");
        assertThat(log.lines()).contains("done");
    }

    @Test
    void anAbortedBuildCancelsWhatItStarted() throws InterruptedException, ExecutionException {
        scenario.process(Scenario.script("Sleep", "echo sleeping; sleep 60"));
        scenario.release("1.0.0");
        CompletableFuture<CiFailure> build =
                CompletableFuture.supplyAsync(() -> failure(CiOperation.DEPLOY, deploy("1.0.0")));
        while (!log.lines().contains("sleeping")) {
            Thread.onSpinWait();
        }

        cancellation.cancel();

        CiFailure aborted = build.get();
        assertThat(aborted.reason()).isEqualTo(Reason.ABORTED);
        assertThat(aborted).hasMessageContaining("The build was aborted; cancelled on the server: Test");
        String task = aborted.result().orElseThrow().tasks().get(0).taskId();
        assertThat(scenario.awaitEnd(task).state()).isEqualTo(TaskState.CANCELED);
    }

    @Test
    void aTaskCancelledByAnotherIsNoFailureOfItsOwn() throws InterruptedException, ExecutionException {
        scenario.process(Scenario.script("Sleep", "echo sleeping; sleep 60"));
        scenario.release("1.0.0");
        CompletableFuture<CiFailure> build =
                CompletableFuture.supplyAsync(() -> failure(CiOperation.DEPLOY, deploy("1.0.0")));
        while (!log.lines().contains("sleeping")) {
            Thread.onSpinWait();
        }
        scenario.space.tasks().list().forEach(task -> {
            if (!task.isCompleted()) {
                scenario.space.tasks().cancel(task.id());
            }
        });

        assertThat(build.get().reason()).isEqualTo(Reason.CANCELED);
    }

    @Test
    void whatOneProcessStartedAnotherFollowsFromWhereItStopped() {
        scenario.process(Scenario.script(
                "Say", "echo first; while [ ! -e " + directory + "/go ]; do sleep 0.1; done; echo last"));
        scenario.release("1.0.0");
        Started started;
        LogPosition position;
        try (Operations operations = operations(TestServer.shared().url(), TestServer.ADMIN_KEY)) {
            started = operations.start((TaskRequest) CiOperation.DEPLOY.read(Inputs.of(deploy("1.0.0"))));
            TaskFollower follower = operations.follow(started, LogPosition.START);
            while (!log.lines().contains("first")) {
                assertThat(follower.look()).isEmpty();
            }
            position = follower.position();
        }
        create(directory.resolve("go"));

        try (Operations operations = operations(TestServer.shared().url(), TestServer.ADMIN_KEY)) {
            assertThat(operations.follow(started, position).run().state()).isEqualTo(TaskResult.State.SUCCESS);
        }

        assertThat(log.lines()).containsOnlyOnce("first", "last");
    }

    private static void create(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theNewestReleaseThatSucceededIsPromoted() {
        Environment production = scenario.space.environments().create("Production");
        scenario.space.machines().list().forEach(machine -> scenario.space
                .machines()
                .modify(machine.withEnvironmentIds(List.of(scenario.environment.id(), production.id()))));
        scenario.process(Scenario.script("Say", "echo '#{Octopus.Release.Number}' | grep -v 3"));
        List.of("1.0.0", "2.0.0", "3.0.0").forEach(scenario::release);
        Map<String, Object> promotion = Map.of("project", Scenario.PROJECT, "from", "Test", "to", "Production");

        CiFailure nothingYet = failure(CiOperation.PROMOTE, promotion);
        scenario.deploy("1.0.0");
        scenario.deploy("2.0.0");
        scenario.deploy("3.0.0");
        TaskResult result = tasks(CiOperation.PROMOTE, promotion);

        assertThat(nothingYet.reason()).isEqualTo(Reason.NOT_FOUND);
        assertThat(nothingYet).hasMessage("No release of Shop has been deployed successfully to Test");
        assertThat(result.values()).containsEntry("version", "2.0.0").containsEntry("state", "Success");
        assertThat(result.tasks()).extracting(TaskOutcome::environment).containsExactly("Production");
    }

    @Test
    void aReleaseThatHasNotComeSoFarIsToldApartFromOtherRefusals() {
        Environment production = scenario.space.environments().create("Production");
        var lifecycle = scenario.space.lifecycles().all().get(0);
        scenario.space
                .lifecycles()
                .modify(lifecycle.withPhases(
                        List.of(phase("Test", scenario.environment), phase("Production", production))));
        scenario.process(Scenario.script("Say", "echo hello"));
        scenario.release("1.0.0");

        CiFailure tooEarly = failure(CiOperation.DEPLOY, with(deploy("1.0.0"), "environments", "Production"));
        CiFailure wrong = failure(CiOperation.DEPLOY, with(deploy("1.0.0"), "skipSteps", "No such step"));

        assertThat(tooEarly.reason()).isEqualTo(Reason.LIFECYCLE);
        assertThat(wrong.reason()).isEqualTo(Reason.VALIDATION);
    }

    private static Phase phase(String name, Environment environment) {
        return PhaseBuilder.builder()
                .id("")
                .name(name)
                .optionalDeploymentTargets(List.of(environment.id()))
                .build();
    }

    @Test
    void aRunbookIsRun() {
        var runbook = scenario.space.runbooks().create(scenario.project.id(), "Restart");
        var process = scenario.space.processes().ofRunbook(runbook.projectId(), runbook.runbookProcessId());
        scenario.space.processes().modify(process.withSteps(List.of(Scenario.script("Say", "echo restarted"))));
        Map<String, Object> typed = Map.of("project", Scenario.PROJECT, "runbook", "Restart", "environments", "Test");

        CiFailure unpublished = failure(CiOperation.RUNBOOK, typed);
        scenario.space
                .runbookSnapshots()
                .publish(RunbookSnapshotBuilder.builder()
                        .projectId(scenario.project.id())
                        .runbookId(runbook.id())
                        .name("One")
                        .build());
        run(CiOperation.RUNBOOK, with(typed, "dryRun", true));
        assertThat(log.lines()).contains("Slipway: Restart would be run in Test:", "  1 Say on web-1");
        TaskResult result = tasks(CiOperation.RUNBOOK, typed);

        assertThat(unpublished.reason()).isIn(Reason.VALIDATION, Reason.NOT_FOUND);
        assertThat(result.outputs()).containsKey("slipway.run.ids").containsEntry("slipway.state", "Success");
        assertThat(log.lines()).contains("restarted");
    }

    @Test
    void whatWouldBeDoneIsSaidAndNotDone() {
        scenario.process(Scenario.script("Say", "echo hello"));
        scenario.release("1.0.0");

        TaskResult deployment = tasks(CiOperation.DEPLOY, with(deploy("1.0.0"), "dryRun", "true"));
        run(CiOperation.CREATE_RELEASE, Map.of("project", Scenario.PROJECT, "dryRun", true, "deployTo", "Test"));

        assertThat(deployment.tasks()).isEmpty();
        assertThat(scenario.space.deployments().list()).isEmpty();
        assertThat(scenario.space.releases().list()).hasSize(1);
        assertThat(log.lines())
                .contains(
                        "Slipway: 1.0.0 would be deployed to Test:",
                        "  1 Say on web-1",
                        "Slipway: release 1.0.1 of Shop would be created in the channel Default",
                        "  and deployed to Test");
    }

    @Test
    void buildInformationIsToldForEachPackage() {
        var result = (BuildInformationResult)
                run(CiOperation.BUILD_INFORMATION, Map.of("packageIds", "Shop.Web,Shop.Db", "version", "1.0.0"));

        assertThat(result.commits()).isEqualTo(2);
        assertThat(scenario.space.buildInformation().list()).hasSize(2).allSatisfy(stored -> {
            assertThat(stored.buildEnvironment()).isEqualTo("Jenkins");
            assertThat(stored.buildNumber()).isEqualTo("7");
            assertThat(stored.vcsRoot()).isEqualTo("https://git.example/shop.git");
            assertThat(stored.commits()).hasSize(2);
        });
    }

    @Test
    void whatDoesNotExistIsNamed() {
        assertThat(failure(CiOperation.DEPLOY, with(deploy("1.0.0"), "project", "Nowhere")))
                .hasMessage("There is no Project 'Nowhere'")
                .extracting(CiFailure::reason)
                .isEqualTo(Reason.NOT_FOUND);
        assertThat(failure(CiOperation.DEPLOY, with(deploy("1.0.0"), "environments", "Test,Mars")))
                .hasMessage("There is no Environment 'Mars'");
        assertThat(failure(CiOperation.AWAIT, Map.of("tasks", "ServerTasks-99999999"))
                        .reason())
                .isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void aWrongKeyIsSaidWithoutTheKey() {
        try (Operations operations = operations(TestServer.shared().url(), "API-WRONGWRONGWRONGWRONGWRONGWR")) {
            assertThatThrownBy(() -> operations.run((TaskRequest) CiOperation.DEPLOY.read(Inputs.of(deploy("1.0.0")))))
                    .isInstanceOfSatisfying(CiFailure.class, failure -> {
                        assertThat(failure.reason()).isEqualTo(Reason.AUTHENTICATION);
                        assertThat(failure).hasMessageNotContaining("WRONG");
                    });
        }
    }

    @Test
    void aUserWhoMayNotIsTold() {
        String key = String.valueOf(scenario.client
                .users()
                .createApiKey(powerlessUser(), "A test", null)
                .apiKey()
                .newValue());
        try (Operations operations = operations(TestServer.shared().url(), key)) {
            assertThatThrownBy(() -> operations.run((TaskRequest) CiOperation.DEPLOY.read(Inputs.of(deploy("1.0.0")))))
                    .isInstanceOfSatisfying(CiFailure.class, failure -> assertThat(failure.reason())
                            .isEqualTo(Reason.PERMISSION));
        }
    }

    private String powerlessUser() {
        try (Database db = TestServer.shared().database()) {
            return new UserService(db, Clock.systemUTC())
                    .create(Actor.SYSTEM, "ci-" + scenario.space.id(), new Secret("eight characters and more"))
                    .id();
        }
    }

    @Test
    void anUnreachableServerIsTransient() {
        try (Operations operations = operations("http://127.0.0.1:1", TestServer.ADMIN_KEY)) {
            assertThatThrownBy(() -> operations.run(
                            (TaskRequest) CiOperation.AWAIT.read(Inputs.of(Map.of("tasks", "ServerTasks-1")))))
                    .isInstanceOfSatisfying(CiFailure.class, failure -> assertThat(failure.reason())
                            .isEqualTo(Reason.TRANSIENT));
        }
    }

    @Test
    void aServerThatIsAwayForAWhileIsWaitedFor() throws Exception {
        scenario.process(Scenario.script(
                "Say", "echo first; while [ ! -e " + directory + "/go ]; do sleep 0.1; done; echo last"));
        scenario.release("1.0.0");
        try (var gate = new NetworkGate(TestServer.shared().url());
                Operations operations = operations(gate.url(), TestServer.ADMIN_KEY)) {
            Started started = operations.start((TaskRequest) CiOperation.DEPLOY.read(Inputs.of(deploy("1.0.0"))));
            TaskFollower follower = operations.follow(started, LogPosition.START);
            while (!log.lines().contains("first")) {
                follower.look();
            }
            gate.shut();
            assertThat(follower.look()).isEmpty();
            assertThat(follower.look()).isEmpty();
            create(directory.resolve("go"));
            gate.open();

            assertThat(follower.run().state()).isEqualTo(TaskResult.State.SUCCESS);
        }

        assertThat(log.lines()).containsOnlyOnce("first", "last", "Slipway: the server answers again");
        assertThat(log.lines().stream().filter(line -> line.startsWith("WARNING Slipway: the server cannot be asked")))
                .hasSize(1);
    }

    @Test
    void aPageIsLinkedThatIsThere() {
        scenario.process(Scenario.script("Say", "echo hello"));
        TaskResult result =
                tasks(CiOperation.CREATE_RELEASE, Map.of("project", Scenario.PROJECT, "deployTo", List.of("Test")));

        assertThat(Optional.ofNullable(result.release()).orElseThrow().url())
                .isEqualTo(TestServer.shared().url()
                        + scenario.space.releases().list().stream()
                                .findFirst()
                                .orElseThrow()
                                .links()
                                .get("Web"));
        assertThat(result.tasks().get(0).url())
                .isEqualTo(TestServer.shared().url()
                        + scenario.space
                                .tasks()
                                .get(result.tasks().get(0).taskId())
                                .links()
                                .get("Web"));
        assertThat(WireJson.write(result.values(), Map.class)).contains("\"version\"");
    }
}
