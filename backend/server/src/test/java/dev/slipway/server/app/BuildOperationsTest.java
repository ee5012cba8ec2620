package dev.slipway.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.Environment;
import dev.slipway.api.Phase;
import dev.slipway.api.PhaseBuilder;
import dev.slipway.api.VariableBuilder;
import dev.slipway.api.VariablePrompt;
import dev.slipway.ci.BuildInformationResult;
import dev.slipway.ci.CiFailure;
import dev.slipway.ci.CiFailure.Reason;
import dev.slipway.ci.CiOperation;
import dev.slipway.ci.Inputs;
import dev.slipway.ci.Operations;
import dev.slipway.ci.TaskOutcome;
import dev.slipway.ci.TaskRequest;
import dev.slipway.ci.TaskResult;
import dev.slipway.json.WireJson;
import dev.slipway.server.TestServer;
import dev.slipway.server.access.Actor;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.security.Secret;
import dev.slipway.server.security.UserService;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What builds ask of the server, as the plugins do it. */
@Timeout(120)
class BuildOperationsTest {
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
    void aReleaseIsCreatedAndDeployedWithItsLogInTheBuilds() {
        build.scenario.process(Scenario.script("Say", "echo hello; echo careful >&2"));

        TaskResult result = build.tasks(
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
        assertThat(build.scenario.space.projects().release("shop", "1.0.0").releaseNotes())
                .isEqualTo("Release created by Jenkins build [shop \\#7](https://ci.example/job/shop/7/)\n\n"
                        + "- Sell more (abc)\n- Sell (def)");
        assertThat(build.log.lines()).contains("hello").doesNotHaveDuplicates();
        assertThat(build.log.lines()).last().asString().endsWith("ended Success");
        assertThat(String.join("\n", build.log.lines())).doesNotContain(TestServer.ADMIN_KEY);
    }

    @Test
    void anExistingReleaseIsAConflictUnlessItMayBeUsed() {
        build.scenario.process(Scenario.script("Say", "echo hello"));
        Map<String, String> typed = Map.of("project", Scenario.PROJECT, "version", "1.0.0");
        TaskResult first = build.tasks(CiOperation.CREATE_RELEASE, typed);

        CiFailure refused = build.failure(CiOperation.CREATE_RELEASE, typed);
        TaskResult again = build.tasks(CiOperation.CREATE_RELEASE, BuildRun.with(typed, "ignoreExisting", "true"));

        assertThat(refused.reason()).isEqualTo(Reason.CONFLICT);
        assertThat(refused).hasMessageContaining("Shop has a release 1.0.0 already");
        assertThat(again.release()).isEqualTo(first.release());
        assertThat(first.state()).isEqualTo(TaskResult.State.NONE);
    }

    @Test
    void aPromptedVariableReachesTheScript() {
        build.scenario.variables(VariableBuilder.builder()
                .name("Color")
                .value("red")
                .prompt(new VariablePrompt("Color", "", true, Map.of()))
                .build());
        build.scenario.process(Scenario.script("Say", "echo 'it is #{Color}'"));
        build.scenario.release("1.0.0");

        build.tasks(CiOperation.DEPLOY, BuildRun.with(BuildRun.deploy("1.0.0"), "variables", "Color=blue = green"));

        assertThat(build.log.lines()).contains("it is blue = green");
    }

    @Test
    void theNewestReleaseThatSucceededIsPromoted() {
        Environment production = build.scenario.space.environments().create("Production");
        build.scenario.space.machines().list().forEach(machine -> build.scenario
                .space
                .machines()
                .modify(machine.withEnvironmentIds(List.of(build.scenario.environment.id(), production.id()))));
        build.scenario.process(Scenario.script("Say", "echo '#{Octopus.Release.Number}' | grep -v 3"));
        List.of("1.0.0", "2.0.0", "3.0.0").forEach(build.scenario::release);
        Map<String, Object> promotion = Map.of("project", Scenario.PROJECT, "from", "Test", "to", "Production");

        CiFailure nothingYet = build.failure(CiOperation.PROMOTE, promotion);
        build.scenario.deploy("1.0.0");
        build.scenario.deploy("2.0.0");
        build.scenario.deploy("3.0.0");
        TaskResult result = build.tasks(CiOperation.PROMOTE, promotion);

        assertThat(nothingYet.reason()).isEqualTo(Reason.NOT_FOUND);
        assertThat(nothingYet).hasMessage("No release of Shop has been deployed successfully to Test");
        assertThat(result.values()).containsEntry("version", "2.0.0").containsEntry("state", "Success");
        assertThat(result.tasks()).extracting(TaskOutcome::environment).containsExactly("Production");
    }

    @Test
    void aReleaseThatHasNotComeSoFarIsToldApartFromOtherRefusals() {
        Environment production = build.scenario.space.environments().create("Production");
        var lifecycle = build.scenario.space.lifecycles().all().get(0);
        build.scenario
                .space
                .lifecycles()
                .modify(lifecycle.withPhases(
                        List.of(phase("Test", build.scenario.environment), phase("Production", production))));
        build.scenario.process(Scenario.script("Say", "echo hello"));
        build.scenario.release("1.0.0");

        CiFailure tooEarly = build.failure(
                CiOperation.DEPLOY, BuildRun.with(BuildRun.deploy("1.0.0"), "environments", "Production"));
        CiFailure wrong =
                build.failure(CiOperation.DEPLOY, BuildRun.with(BuildRun.deploy("1.0.0"), "skipSteps", "No such step"));

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
        var runbook = build.scenario.space.runbooks().create(build.scenario.project.id(), "Restart");
        Map<String, Object> typed = Map.of("project", Scenario.PROJECT, "runbook", "Restart", "environments", "Test");

        CiFailure unpublished = build.failure(CiOperation.RUNBOOK, typed);
        build.scenario.publish(runbook, "One", Scenario.script("Say", "echo restarted"));
        build.run(CiOperation.RUNBOOK, BuildRun.with(typed, "dryRun", true));
        assertThat(build.log.lines()).contains("Slipway: Restart would be run in Test:", "  1 Say on web-1");
        TaskResult result = build.tasks(CiOperation.RUNBOOK, typed);

        assertThat(unpublished.reason()).isIn(Reason.VALIDATION, Reason.NOT_FOUND);
        assertThat(result.outputs()).containsKey("slipway.run.ids").containsEntry("slipway.state", "Success");
        assertThat(build.log.lines()).contains("restarted");
    }

    @Test
    void whatWouldBeDoneIsSaidAndNotDone() {
        build.scenario.process(Scenario.script("Say", "echo hello"));
        build.scenario.release("1.0.0");

        TaskResult deployment =
                build.tasks(CiOperation.DEPLOY, BuildRun.with(BuildRun.deploy("1.0.0"), "dryRun", "true"));
        build.run(CiOperation.CREATE_RELEASE, Map.of("project", Scenario.PROJECT, "dryRun", true, "deployTo", "Test"));

        assertThat(deployment.tasks()).isEmpty();
        assertThat(build.scenario.space.deployments().list()).isEmpty();
        assertThat(build.scenario.space.releases().list()).hasSize(1);
        assertThat(build.log.lines())
                .contains(
                        "Slipway: 1.0.0 would be deployed to Test:",
                        "  1 Say on web-1",
                        "Slipway: release 1.0.1 of Shop would be created in the channel Default",
                        "  and deployed to Test");
    }

    @Test
    void buildInformationIsToldForEachPackage() {
        var result = (BuildInformationResult)
                build.run(CiOperation.BUILD_INFORMATION, Map.of("packageIds", "Shop.Web,Shop.Db", "version", "1.0.0"));

        assertThat(result.commits()).isEqualTo(2);
        assertThat(build.scenario.space.buildInformation().list()).hasSize(2).allSatisfy(stored -> {
            assertThat(stored.buildEnvironment()).isEqualTo("Jenkins");
            assertThat(stored.buildNumber()).isEqualTo("7");
            assertThat(stored.vcsRoot()).isEqualTo("https://git.example/shop.git");
            assertThat(stored.commits()).hasSize(2);
        });
    }

    @Test
    void whatDoesNotExistIsNamed() {
        assertThat(build.failure(CiOperation.DEPLOY, BuildRun.with(BuildRun.deploy("1.0.0"), "project", "Nowhere")))
                .hasMessage("There is no Project 'Nowhere'")
                .extracting(CiFailure::reason)
                .isEqualTo(Reason.NOT_FOUND);
        assertThat(build.failure(
                        CiOperation.DEPLOY, BuildRun.with(BuildRun.deploy("1.0.0"), "environments", "Test,Mars")))
                .hasMessage("There is no Environment 'Mars'");
        assertThat(build.failure(CiOperation.AWAIT, Map.of("tasks", "ServerTasks-99999999"))
                        .reason())
                .isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void aWrongKeyIsSaidWithoutTheKey() {
        try (Operations operations = build.operations(TestServer.shared().url(), "API-WRONGWRONGWRONGWRONGWRONGWR")) {
            assertThatThrownBy(() ->
                            operations.run((TaskRequest) CiOperation.DEPLOY.read(Inputs.of(BuildRun.deploy("1.0.0")))))
                    .isInstanceOfSatisfying(CiFailure.class, failure -> {
                        assertThat(failure.reason()).isEqualTo(Reason.AUTHENTICATION);
                        assertThat(failure).hasMessageNotContaining("WRONG");
                    });
        }
    }

    @Test
    void aUserWhoMayNotIsTold() {
        String key = String.valueOf(build.scenario
                .client
                .users()
                .createApiKey(powerlessUser(), "A test", null)
                .apiKey()
                .newValue());
        try (Operations operations = build.operations(TestServer.shared().url(), key)) {
            assertThatThrownBy(() ->
                            operations.run((TaskRequest) CiOperation.DEPLOY.read(Inputs.of(BuildRun.deploy("1.0.0")))))
                    .isInstanceOfSatisfying(CiFailure.class, failure -> assertThat(failure.reason())
                            .isEqualTo(Reason.PERMISSION));
        }
    }

    private String powerlessUser() {
        try (Database db = TestServer.shared().database()) {
            return new UserService(db, Clock.systemUTC())
                    .create(Actor.SYSTEM, "ci-" + build.scenario.space.id(), new Secret("eight characters and more"))
                    .id();
        }
    }

    @Test
    void anUnreachableServerIsTransient() {
        try (Operations operations = build.operations("http://127.0.0.1:1", TestServer.ADMIN_KEY)) {
            assertThatThrownBy(() -> operations.run(
                            (TaskRequest) CiOperation.AWAIT.read(Inputs.of(Map.of("tasks", "ServerTasks-1")))))
                    .isInstanceOfSatisfying(CiFailure.class, failure -> assertThat(failure.reason())
                            .isEqualTo(Reason.TRANSIENT));
        }
    }

    @Test
    void aPageIsLinkedThatIsThere() {
        build.scenario.process(Scenario.script("Say", "echo hello"));
        TaskResult result = build.tasks(
                CiOperation.CREATE_RELEASE, Map.of("project", Scenario.PROJECT, "deployTo", List.of("Test")));

        assertThat(Optional.ofNullable(result.release()).orElseThrow().url())
                .isEqualTo(TestServer.shared().url()
                        + build.scenario.space.releases().list().stream()
                                .findFirst()
                                .orElseThrow()
                                .links()
                                .get("Web"));
        assertThat(result.tasks().get(0).url())
                .isEqualTo(TestServer.shared().url()
                        + build.scenario
                                .space
                                .tasks()
                                .get(result.tasks().get(0).taskId())
                                .links()
                                .get("Web"));
        assertThat(WireJson.write(result.values(), Map.class)).contains("\"version\"");
    }
}
