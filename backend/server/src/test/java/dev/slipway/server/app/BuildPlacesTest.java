package dev.slipway.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.api.Environment;
import dev.slipway.api.PhaseBuilder;
import dev.slipway.api.Runbook;
import dev.slipway.api.SelectedPackage;
import dev.slipway.api.TagSet;
import dev.slipway.api.TaskState;
import dev.slipway.api.VariableBuilder;
import dev.slipway.api.VariableType;
import dev.slipway.ci.CiFailure;
import dev.slipway.ci.CiFailure.Reason;
import dev.slipway.ci.CiOperation;
import dev.slipway.ci.TaskOutcome;
import dev.slipway.ci.TaskResult;
import dev.slipway.json.WireJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Builds that start several things at a time, and what comes through to them and to the server. */
@Timeout(120)
class BuildPlacesTest {
    @TempDir
    private Path directory;

    private BuildRun build;
    private Environment staging;

    @BeforeEach
    void begin() throws IOException {
        build = new BuildRun(directory);
        staging = build.scenario.space.environments().create("Staging");
    }

    @AfterEach
    void end() {
        build.close();
    }

    private void targetIsInBothEnvironments() {
        build.scenario.space.machines().list().forEach(machine -> build.scenario
                .space
                .machines()
                .modify(machine.withEnvironmentIds(List.of(build.scenario.environment.id(), staging.id()))));
        var lifecycle = build.scenario.space.lifecycles().all().get(0);
        build.scenario
                .space
                .lifecycles()
                .modify(lifecycle.withPhases(List.of(PhaseBuilder.builder()
                        .id("")
                        .name("All")
                        .optionalDeploymentTargets(List.of(build.scenario.environment.id(), staging.id()))
                        .build())));
    }

    @Test
    void everyTenantWithATagInEveryEnvironmentIsAwaited() {
        targetIsInBothEnvironments();
        build.scenario.tenanted();
        build.scenario
                .space
                .tagSets()
                .create(WireJson.read(
                        "{\"Name\":\"Ring\",\"Type\":\"MultiSelect\",\"Scopes\":[\"Tenant\"],\"Tags\":[{\"Name\":\"Early\"}]}",
                        TagSet.class));
        for (String name : List.of("Acme", "Globex", "Initech")) {
            build.scenario.tenant(
                    name,
                    name.equals("Initech") ? List.of() : List.of("Ring/Early"),
                    build.scenario.environment,
                    staging);
        }
        build.scenario.release("1.0.0");

        TaskResult result = build.tasks(
                CiOperation.DEPLOY,
                BuildRun.with(
                        BuildRun.with(BuildRun.deploy("1.0.0"), "environments", "Test,Staging"),
                        "tenantTags",
                        "Ring/Early"));

        assertThat(result.state()).isEqualTo(TaskResult.State.SUCCESS);
        assertThat(result.tasks())
                .extracting(TaskOutcome::name)
                .containsExactlyInAnyOrder(
                        "Test for Acme", "Test for Globex", "Staging for Acme", "Staging for Globex");
    }

    @Test
    void everythingThatStillRunsIsCancelledWhenTheTimeIsOver() {
        targetIsInBothEnvironments();
        build.scenario.process(Scenario.script("Sleep", "sleep 60"));
        build.scenario.release("1.0.0");

        CiFailure late = build.failure(
                CiOperation.DEPLOY,
                BuildRun.with(
                        BuildRun.with(
                                BuildRun.with(BuildRun.deploy("1.0.0"), "environments", "Test,Staging"),
                                "timeout",
                                "1s"),
                        "cancelOnTimeout",
                        "true"));

        assertThat(late.reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(late.result().orElseThrow().tasks()).hasSize(2).allSatisfy(task -> assertThat(
                        build.scenario.awaitEnd(task.taskId()).state())
                .isEqualTo(TaskState.CANCELED));
    }

    @Test
    void theSnapshotThatIsNamedIsRunInEachEnvironment() {
        targetIsInBothEnvironments();
        Runbook runbook = build.scenario.space.runbooks().create(build.scenario.project.id(), "Restart");
        build.scenario.publish(runbook, "Old", Scenario.script("Say", "echo 'old in #{Octopus.Environment.Name}'"));
        build.scenario.publish(runbook, "New", Scenario.script("Say", "echo 'new in #{Octopus.Environment.Name}'"));
        Map<String, Object> typed =
                Map.of("project", Scenario.PROJECT, "runbook", "Restart", "environments", "Test,Staging");

        build.tasks(CiOperation.RUNBOOK, typed);
        TaskResult old = build.tasks(CiOperation.RUNBOOK, BuildRun.with(typed, "snapshot", "Old"));

        assertThat(old.tasks()).extracting(TaskOutcome::environment).containsExactly("Test", "Staging");
        assertThat(build.log.lines())
                .containsOnlyOnce("new in Test", "new in Staging", "old in Test", "old in Staging");
    }

    @Test
    void errorsAreErrorsAndSecretsAreMasked() {
        build.scenario.variables(VariableBuilder.builder()
                .name("Password")
                .type(VariableType.SENSITIVE)
                .isSensitive(true)
                .value("hunter2-hunter2")
                .build());
        build.scenario.process(Scenario.script(
                "Say", "echo 'it is #{Password}'; echo '<b>wrong</b>' >&2; echo 'it is #{Password}' >&2"));
        build.scenario.release("1.0.0");

        build.tasks(CiOperation.DEPLOY, BuildRun.deploy("1.0.0"));

        assertThat(build.log.lines()).contains("it is ********", "ERROR <b>wrong</b>", "ERROR it is ********");
        assertThat(String.join("\n", build.log.lines())).doesNotContain("hunter2");
    }

    @Test
    void notesReachTheReleaseAsTheyWereWritten() throws IOException {
        String notes = "\"Quotes\", 'more'; $HOME `x` \\ ü 😀\n\n- a\tb\n<b>&amp;</b> 100%";
        Files.writeString(directory.resolve("notes.md"), "From a \"file\"\n");

        TaskResult created = build.tasks(
                CiOperation.CREATE_RELEASE,
                Map.of("project", Scenario.PROJECT, "releaseNotes", notes, "releaseNotesFile", "notes.md"));

        assertThat(build.scenario
                        .space
                        .releases()
                        .get(Optional.ofNullable(created.release())
                                .orElseThrow()
                                .id())
                        .releaseNotes())
                .isEqualTo(notes + "\n\nFrom a \"file\"");
    }

    @Test
    void packagesHaveTheVersionsThatAreNamedAndOthersTheDefaultOne() {
        build.scenario.process(
                Scenario.deployPackage("Web", "Acme.Web", Map.of()),
                Scenario.deployPackage("Db", "Acme.Db", Map.of()),
                Scenario.deployPackage("Jobs", "Acme.Jobs", Map.of()));
        for (String id : List.of("Acme.Web", "Acme.Db", "Acme.Jobs")) {
            for (String version : List.of("1.0.0", "2.0.0", "3.0.0")) {
                build.scenario.push(id + "." + version + ".zip", Map.of("a.txt", id + version));
            }
        }

        TaskResult created = build.tasks(
                CiOperation.CREATE_RELEASE,
                Map.of(
                        "project",
                        Scenario.PROJECT,
                        "packages",
                        List.of("Web:1.0.0", "Acme.Db:3.0.0"),
                        "defaultPackageVersion",
                        "2.0.0"));

        assertThat(build.scenario
                        .space
                        .releases()
                        .get(Optional.ofNullable(created.release())
                                .orElseThrow()
                                .id())
                        .selectedPackages())
                .extracting(SelectedPackage::actionName, SelectedPackage::version)
                .containsExactlyInAnyOrder(tuple("Web", "1.0.0"), tuple("Db", "3.0.0"), tuple("Jobs", "2.0.0"));
    }

    @Test
    void aGitReferenceIsRefusedWhereProcessesAreNotInGit() {
        CiFailure refused = build.failure(
                CiOperation.CREATE_RELEASE, Map.of("project", Scenario.PROJECT, "gitRef", "refs/heads/main"));

        assertThat(refused.reason()).isEqualTo(Reason.VALIDATION);
        assertThat(refused).hasMessageContaining("GitRef");
    }

    @Test
    void buildsInTwoSpacesAtATimeDoNotMeet() throws Exception {
        try (var other = new BuildRun(Files.createDirectory(directory.resolve("other")))) {
            for (BuildRun one : List.of(build, other)) {
                one.scenario.process(Scenario.script("Say", "echo in #{Octopus.Space.Id}"));
                one.scenario.release("1.0.0");
            }

            List<CompletableFuture<TaskResult>> results = List.of(build, other).stream()
                    .map(one -> CompletableFuture.supplyAsync(
                            () -> one.tasks(CiOperation.DEPLOY, BuildRun.deploy("1.0.0"))))
                    .toList();

            for (int i = 0; i < 2; i++) {
                BuildRun one = i == 0 ? build : other;
                TaskResult result = results.get(i).get();
                assertThat(result.state()).isEqualTo(TaskResult.State.SUCCESS);
                assertThat(one.scenario.space.deployments().list())
                        .singleElement()
                        .satisfies(deployment -> assertThat(result.tasks())
                                .extracting(TaskOutcome::executionId)
                                .containsExactly(deployment.id()));
                assertThat(one.log.lines().stream().filter(line -> line.startsWith("in Spaces-")))
                        .containsExactly("in " + one.scenario.space.id());
            }
        }
    }
}
