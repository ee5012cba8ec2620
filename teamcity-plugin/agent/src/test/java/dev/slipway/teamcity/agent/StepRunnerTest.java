package dev.slipway.teamcity.agent;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static com.github.tomakehurst.wiremock.client.WireMock.unauthorized;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.slipway.teamcity.StepReport;
import dev.slipway.teamcity.StepType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import jetbrains.buildServer.agent.BuildFinishedStatus;
import jetbrains.buildServer.agent.BuildProcess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class StepRunnerTest {
    @RegisterExtension
    final FakeTasks tasks = new FakeTasks();

    @TempDir
    Path directory;

    private FakeBuild build;

    @BeforeEach
    void aBuild() {
        build = new FakeBuild(directory);
    }

    private static BuildFinishedStatus run(BuildProcess process) throws Exception {
        process.start();
        return process.waitFor();
    }

    private Map<String, String> await(String... more) {
        var settings = new HashMap<>(tasks.await());
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return settings;
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("time to wait").isBefore(end);
            Thread.sleep(10);
        }
    }

    @ParameterizedTest
    @EnumSource(StepType.class)
    void everyStepSaysWhatIsMissingWithoutAskingTheServer(StepType type) throws Exception {
        BuildFinishedStatus status = run(build.step(
                type, Map.of("slipway.url", tasks.server().baseUrl(), "secure:slipway.apiKey", FakeTasks.API_KEY)));

        assertThat(status).isEqualTo(BuildFinishedStatus.FINISHED_WITH_PROBLEMS);
        assertThat(build.problems)
                .singleElement()
                .asString()
                .startsWith(type.id() + ".input.")
                .contains("Give the ");
        assertThat(tasks.requests()).isEmpty();
    }

    @Test
    void aStepWithoutAServerFails() throws Exception {
        assertThat(run(build.step(StepType.AWAIT, Map.of("slipway.tasks", "ServerTasks-1"))))
                .isEqualTo(BuildFinishedStatus.FINISHED_WITH_PROBLEMS);
        assertThat(build.problems).singleElement().asString().contains("Give the server's address");
    }

    @Test
    void aStepWhoseConnectionWasNotFoundSaysSo() throws Exception {
        run(build.step(StepType.AWAIT, Map.of("slipway.tasks", "ServerTasks-1", "slipway.connection", "EXT_9")));

        assertThat(build.problems).singleElement().asString().contains("no connection 'EXT_9'");
    }

    @Test
    void aTaskThatSucceedsIsASuccess() throws Exception {
        tasks.is("Success");

        assertThat(run(build.step(StepType.AWAIT, await()))).isEqualTo(BuildFinishedStatus.FINISHED_SUCCESS);

        assertThat(build.problems).isEmpty();
        assertThat(build.parameters)
                .containsEntry("slipway.task.ids", FakeTasks.TASK)
                .containsEntry("slipway.state", "Success");
        assertThat(build.log)
                .contains("##teamcity[setParameter name='slipway.state' value='Success']")
                .startsWith("> Slipway: Await tasks")
                .endsWith("< Slipway: Await tasks");
    }

    @Test
    void aStepSetsOnlyWhatTeamCityWasTold() throws Exception {
        tasks.is("Success");
        build.parameters.put("slipway.deployment.ids", "Deployments-1");
        var before = build.parameters.keySet().stream().toList();

        run(build.step(StepType.AWAIT, await()));

        assertThat(build.parameters).containsEntry("slipway.deployment.ids", "Deployments-1");
        assertThat(build.parameters.keySet())
                .filteredOn(key -> !before.contains(key))
                .isNotEmpty()
                .isSubsetOf(StepType.AWAIT.outputs());
    }

    @ParameterizedTest
    @CsvSource({"Failed, task-failed, Failed", "Canceled, canceled, Canceled"})
    void aTaskThatDoesNotSucceedIsABuildProblem(String state, String reason, String shown) throws Exception {
        tasks.is(state);

        assertThat(run(build.step(StepType.AWAIT, "Await all", await())))
                .isEqualTo(BuildFinishedStatus.FINISHED_WITH_PROBLEMS);

        assertThat(build.problems)
                .singleElement()
                .asString()
                .startsWith("slipway.await." + reason + "." + Integer.toHexString("Await all".hashCode()))
                .contains(FakeTasks.TASK);
        assertThat(build.parameters).containsEntry("slipway.state", shown);
        StepReport report = StepReport.read(build.reports.get(0));
        assertThat(report.step()).isEqualTo("Await all");
        assertThat(report.state()).isEqualTo(shown);
        assertThat(report.links()).singleElement().satisfies(link -> assertThat(link.url())
                .contains(FakeTasks.TASK));
        assertThat(build.artifacts).singleElement().asString().endsWith(" => .teamcity/slipway");
    }

    @Test
    void aLineIsInTheBuildsLogBeforeTheTaskEnds() throws Exception {
        tasks.logs("copied");
        BuildProcess process = build.step(StepType.AWAIT, await());

        process.start();
        until(() -> build.log.contains("copied"));
        assertThat(process.isFinished()).isFalse();
        tasks.logs("copied", "started");
        tasks.is("Success");

        assertThat(process.waitFor()).isEqualTo(BuildFinishedStatus.FINISHED_SUCCESS);
        assertThat(build.log).containsOnlyOnce("copied", "started").contains("> Deploy Web", "< Deploy Web");
    }

    @Test
    void aDeploymentsLogCommandsNothingAndHidesTheKey() throws Exception {
        tasks.logs(
                "##teamcity[setParameter name=|x|]",
                "key " + FakeTasks.API_KEY + "!",
                "\\u001b[31mred\\u001b[0m\\u0007",
                "coloured " + FakeTasks.API_KEY.replace("XYZ", "\\u001b[1mX\\u0007YZ"),
                "two\\r\\n##teamcity[buildStop]");
        tasks.is("Success");

        run(build.step(StepType.AWAIT, await()));

        assertThat(build.log)
                .contains(
                        "# #teamcity[setParameter name=|x|]",
                        "key ********!",
                        "red",
                        "coloured ********",
                        "# #teamcity[buildStop]");
        assertThat(build.wholeLog()).doesNotContain(FakeTasks.API_KEY);
        assertThat(build.passwords).containsExactly(FakeTasks.API_KEY);
    }

    @Test
    void anInterruptedBuildCancelsItsTasks() throws Exception {
        BuildProcess process = build.step(StepType.AWAIT, await());
        process.start();
        until(() -> tasks.requests().stream().anyMatch(request -> request.contains("/details")));

        process.interrupt();

        assertThat(process.waitFor()).isEqualTo(BuildFinishedStatus.INTERRUPTED);
        assertThat(tasks.isCancelled()).isTrue();
        assertThat(build.problems).isEmpty();
        assertThat(build.wholeLog()).contains("The build was aborted; cancelled on the server: ");
    }

    @Test
    void aBuildThatIsInterruptedBeforeItsStepAsksNothing() throws Exception {
        BuildProcess process = build.step(StepType.AWAIT, await());

        process.interrupt();
        process.start();

        assertThat(process.waitFor()).isEqualTo(BuildFinishedStatus.INTERRUPTED);
        assertThat(tasks.requests()).isEmpty();
    }

    @Test
    void aBuildThatIsInterruptedAfterItsStepCancelsNothing() throws Exception {
        tasks.is("Success");
        BuildProcess process = build.step(StepType.AWAIT, await());
        run(process);

        process.interrupt();
        process.interrupt();

        assertThat(process.waitFor()).isEqualTo(BuildFinishedStatus.FINISHED_SUCCESS);
        assertThat(tasks.isCancelled()).isFalse();
    }

    @Test
    void anInterruptedBuildLeavesTasksAloneThatItIsToLeave() throws Exception {
        BuildProcess process = build.step(StepType.AWAIT, await("slipway.cancelOnAbort", "false"));
        process.start();
        until(() -> tasks.requests().stream().anyMatch(request -> request.contains("/details")));

        process.interrupt();

        assertThat(process.waitFor()).isEqualTo(BuildFinishedStatus.INTERRUPTED);
        assertThat(tasks.isCancelled()).isFalse();
        assertThat(build.wholeLog()).contains("on the server goes on: ");
    }

    @Test
    void whenTheTimeIsOverTheTasksAreCancelledIfWanted() throws Exception {
        assertThat(run(build.step(StepType.AWAIT, await("slipway.timeout", "1s", "slipway.cancelOnTimeout", "true"))))
                .isEqualTo(BuildFinishedStatus.FINISHED_WITH_PROBLEMS);

        assertThat(build.problems).singleElement().asString().startsWith("slipway.await.timed-out.");
        assertThat(tasks.isCancelled()).isTrue();
    }

    @Test
    void aServerThatIsBusyIsAskedAgain() throws Exception {
        tasks.server()
                .stubFor(get(urlPathEqualTo("/api/spaces"))
                        .inScenario("busy")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willReturn(serviceUnavailable())
                        .willSetStateTo("free"));
        tasks.server()
                .stubFor(get(urlPathEqualTo("/api/spaces"))
                        .inScenario("busy")
                        .whenScenarioStateIs("free")
                        .willReturn(
                                okJson("{\"Items\":[{\"Id\":\"Spaces-1\",\"Name\":\"Default\",\"IsDefault\":true}]}")));
        tasks.is("Success");

        assertThat(run(build.step(StepType.AWAIT, await()))).isEqualTo(BuildFinishedStatus.FINISHED_SUCCESS);
    }

    @Test
    void aKeyThatIsNotValidIsNotTriedAgainAndNotTold() throws Exception {
        tasks.server().stubFor(get(urlPathEqualTo("/api/spaces")).willReturn(unauthorized()));

        assertThat(run(build.step(StepType.AWAIT, await()))).isEqualTo(BuildFinishedStatus.FINISHED_WITH_PROBLEMS);

        assertThat(build.problems)
                .singleElement()
                .asString()
                .startsWith("slipway.await.authentication.")
                .doesNotContain(FakeTasks.API_KEY);
        assertThat(tasks.requests()).hasSize(1);
    }

    @Test
    void twoBuildsAtOnceDoNotMix() throws Exception {
        tasks.is("Success");
        for (String space : List.of("Spaces-2", "Spaces-3")) {
            String task = "{'Id':'ServerTasks-" + space.charAt(7) + "','State':'Success','IsCompleted':true}";
            tasks.stub("/api/" + space + "/tasks/ServerTasks-" + space.charAt(7), task);
            tasks.stub("/api/" + space + "/tasks", "{'Items':[" + task + "]}");
            tasks.stub(
                    "/api/" + space + "/tasks/ServerTasks-" + space.charAt(7) + "/details",
                    "{'Task':" + task + ",'ActivityLogs':[]}");
        }
        var other = new FakeBuild(directory);
        BuildProcess one =
                build.step(StepType.AWAIT, await("slipway.space", "Spaces-2", "slipway.tasks", "ServerTasks-2"));
        BuildProcess two =
                other.step(StepType.AWAIT, await("slipway.space", "Spaces-3", "slipway.tasks", "ServerTasks-3"));

        one.start();
        two.start();

        assertThat(one.waitFor()).isEqualTo(BuildFinishedStatus.FINISHED_SUCCESS);
        assertThat(two.waitFor()).isEqualTo(BuildFinishedStatus.FINISHED_SUCCESS);
        assertThat(build.parameters).containsEntry("slipway.task.ids", "ServerTasks-2");
        assertThat(other.parameters).containsEntry("slipway.task.ids", "ServerTasks-3");
        assertThat(tasks.requests()).noneMatch(request -> request.contains("Spaces-2/tasks/ServerTasks-3"));
    }

    @Test
    void aPackageIsMadeInTheWorkingDirectoryAndPublishedIfWanted() throws Exception {
        Files.createDirectories(directory.resolve("build"));
        Files.writeString(directory.resolve("build/index.html"), "x", UTF_8);
        Map<String, String> settings = Map.of(
                "slipway.packageId", "Acme.Web",
                "slipway.version", "1.4.0",
                "slipway.basePath", "build",
                "slipway.publishArtifacts", "true");

        assertThat(run(build.step(StepType.PACK, settings))).isEqualTo(BuildFinishedStatus.FINISHED_SUCCESS);

        Path made = directory.resolve("Acme.Web.1.4.0.zip");
        assertThat(made).exists();
        assertThat(build.artifacts).containsExactly(made.toString());
        assertThat(build.parameters)
                .containsEntry("slipway.package.version", "1.4.0")
                .containsEntry("slipway.package.path", made.toString());
        assertThat(build.parameters.keySet()).containsAll(StepType.PACK.outputs());
    }

    @Test
    void aValueWithPercentSignsIsNoReferenceForLaterSteps() throws Exception {
        Path strange = Files.createDirectories(directory.resolve("a%b%c"));
        var inStrange = new FakeBuild(strange);
        Files.writeString(strange.resolve("index.html"), "x", UTF_8);

        run(inStrange.step(StepType.PACK, Map.of("slipway.packageId", "Acme.Web", "slipway.version", "1.4.0")));

        assertThat(inStrange.parameters.get("slipway.package.path")).endsWith("a%%b%%c/Acme.Web.1.4.0.zip");
    }

    @Test
    void anOldTeamCityFailsTheStepWithoutABuildProblem() throws Exception {
        tasks.is("Failed");

        assertThat(run(build.old().step(StepType.AWAIT, await()))).isEqualTo(BuildFinishedStatus.FINISHED_FAILED);

        assertThat(build.wholeLog()).contains("ERROR ").doesNotContain(FakeTasks.API_KEY);
    }

    @Test
    void aStepOfTheOctopusPluginRunsAsItIs() throws Exception {
        tasks.is("Success");

        assertThat(run(build.step(
                        StepType.AWAIT,
                        Map.of(
                                "octopus_host", tasks.server().baseUrl(),
                                "secure:octopus_apikey", FakeTasks.API_KEY,
                                "slipway.tasks", FakeTasks.TASK))))
                .isEqualTo(BuildFinishedStatus.FINISHED_SUCCESS);
    }

    @Test
    void theServersLogTellsWhichPluginAsked() throws IOException, Exception {
        tasks.is("Success");

        run(build.step(StepType.AWAIT, await()));

        assertThat(tasks.server().findAll(getRequestedFor(urlPathEqualTo("/api/spaces"))))
                .first()
                .satisfies(
                        request -> assertThat(request.getHeader("User-Agent")).matches("slipway-teamcity/\\d.*"));
    }
}
