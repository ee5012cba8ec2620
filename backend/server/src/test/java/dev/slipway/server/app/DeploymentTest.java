package dev.slipway.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.api.Account;
import dev.slipway.api.ActivityElement;
import dev.slipway.api.ActivityStatus;
import dev.slipway.api.Artifact;
import dev.slipway.api.ServerTask;
import dev.slipway.api.StartTrigger;
import dev.slipway.api.Step;
import dev.slipway.api.StepCondition;
import dev.slipway.api.TaskState;
import dev.slipway.api.VariableBuilder;
import dev.slipway.api.VariableType;
import dev.slipway.server.TestDatabases;
import dev.slipway.server.ssh.OpenSshServer;
import dev.slipway.server.ssh.TestSshServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole deployments, from the client through the server to real machines and back. */
@Tag(TestDatabases.POSTGRESQL)
class DeploymentTest {
    private static final Map<String, String> SUBSTITUTE = Map.of(
            "Octopus.Action.EnabledFeatures",
            ",Octopus.Features.SubstituteInFiles",
            "Octopus.Action.SubstituteInFiles.TargetFiles",
            "*.txt");

    private final Scenario scenario = new Scenario();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        scenario.close();
    }

    private Path home(String name) throws IOException {
        return Files.createDirectories(directory.resolve(name));
    }

    /** Targets on one SSH server each, as web-1, web-2... */
    private void sshTargets(TestSshServer... servers) {
        Account account = scenario.passwordAccount("deploy", "correct horse");
        int number = 0;
        for (TestSshServer server : servers) {
            number++;
            scenario.sshTarget("web-" + number, server.host(), server.port(), server.fingerprint(), account);
        }
    }

    private static Optional<Path> find(Path root, String name) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.getFileName().toString().equals(name))
                    .filter(file -> !file.toString().contains("/.slipway/"))
                    .findFirst();
        }
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for a minute").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void aPackageReachesThreeSshServersWithItsVariablesFilledIn() throws IOException {
        try (var one = TestSshServer.start(home("one"));
                var two = TestSshServer.start(home("two"));
                var three = TestSshServer.start(home("three"))) {
            sshTargets(one, two, three);
            scenario.variables(VariableBuilder.builder()
                    .name("Greeting")
                    .value("Hello #{Octopus.Environment.Name}")
                    .build());
            scenario.process(Scenario.deployPackage("Deploy shop", "Shop", SUBSTITUTE));
            scenario.push(
                    "Shop.1.0.0.zip",
                    Map.of("hello.txt", "#{Greeting} from #{Octopus.Machine.Name}", "raw.md", "#{Greeting}"));
            scenario.release("1.0.0");

            ServerTask task = scenario.deploy("1.0.0");

            assertThat(task.state()).as(scenario.log(task.id())).isEqualTo(TaskState.SUCCESS);
            for (String[] target : new String[][] {{"one", "web-1"}, {"two", "web-2"}, {"three", "web-3"}}) {
                Path hello = find(directory.resolve(target[0]), "hello.txt").orElseThrow();
                assertThat(hello).hasContent("Hello Test from " + target[1]);
                assertThat(hello.resolveSibling("raw.md")).hasContent("#{Greeting}");
            }
        }
    }

    @Test
    void aTargetThatFailsLeavesTheOthersDeployedAndTheTaskFailed() throws IOException {
        try (var one = TestSshServer.start(home("one"));
                var two = TestSshServer.start(home("two"))) {
            sshTargets(one, two);
            scenario.process(
                    Scenario.script(
                            "Check",
                            "if [ \"#{Octopus.Machine.Name}\" = web-2 ]; then echo broken >&2; exit 3; fi; echo fine"),
                    Scenario.script("After", "echo never"));
            scenario.release("1.0.0");

            ServerTask task = scenario.deploy("1.0.0");

            assertThat(task.state()).isEqualTo(TaskState.FAILED);
            String log = scenario.log(task.id());
            assertThat(log).contains("fine", "broken", "The script exited with code 3.");
            assertThat(log).doesNotContain("|   never").contains("Skipped 2 (After): a step before it failed.");
        }
    }

    @Test
    void aWrongHostKeyIsRefusedBeforeAnybodySignsIn() throws IOException {
        try (var right = TestSshServer.start(home("right"));
                var other = TestSshServer.start(home("other"))) {
            Account account = scenario.passwordAccount("deploy", "correct horse");
            scenario.sshTarget("web-1", right.host(), right.port(), other.fingerprint(), account);
            scenario.process(Scenario.script("Hello", "echo hello"));
            scenario.release("1.0.0");

            ServerTask task = scenario.deploy("1.0.0");

            assertThat(task.state()).isEqualTo(TaskState.FAILED);
            assertThat(scenario.log(task.id())).contains(right.fingerprint(), other.fingerprint());
            assertThat(right.signInAttempts()).isZero();
        }
    }

    @Test
    void cancellingKillsWhatRunsOnTheTargetBeforeTheTaskEnds() throws IOException {
        try (var server = TestSshServer.start(home("one"))) {
            sshTargets(server);
            Path started = directory.resolve("started");
            scenario.process(
                    Scenario.script("Long", "(sleep 600) & echo $! > " + started + "; sleep 600"),
                    Scenario.script("Cleanup", "echo cleanup").withCondition(StepCondition.ALWAYS));
            scenario.release("1.0.0");
            String task = scenario.startDeployment("1.0.0");
            await(() -> Files.exists(started) && started.toFile().length() > 1);
            long child = Long.parseLong(Files.readString(started).strip());

            ServerTask asked = scenario.space.tasks().cancel(task);
            assertThat(asked.state()).isIn(TaskState.CANCELLING, TaskState.CANCELED);

            assertThat(scenario.awaitEnd(task).state()).isEqualTo(TaskState.CANCELED);
            assertThat(runs(child)).isFalse();
            assertThat(scenario.log(task)).doesNotContain("|   cleanup");
        }
    }

    /** A process that has ended but whose parent has not asked for its end yet has no arguments any more. */
    private static boolean runs(long process) throws IOException {
        Path arguments = Path.of("/proc", String.valueOf(process), "cmdline");
        return Files.exists(arguments) && !Files.readString(arguments).isEmpty();
    }

    @Test
    void realOpenSshIsDeployedToWithAKey() throws IOException {
        assumeTrue(OpenSshServer.isInstalled(), "sshd is not installed");
        String authorized = resource("ed25519.pub");
        try (var server = OpenSshServer.start(home("sshd"), authorized)) {
            String key = Base64.getEncoder()
                    .encodeToString(resource("ed25519.openssh").getBytes(StandardCharsets.UTF_8));
            Account account = scenario.keyAccount(server.user(), key);
            scenario.sshTarget("web-1", server.host(), server.port(), server.fingerprint(), account);
            Path installed = directory.resolve("installed");
            scenario.process(Scenario.deployPackage(
                    "Deploy shop",
                    "Shop",
                    Map.of(
                            "Octopus.Action.EnabledFeatures",
                            ",Octopus.Features.CustomDirectory",
                            "Octopus.Action.Package.CustomInstallationDirectory",
                            installed.toString())));
            scenario.push(
                    "Shop.1.0.0.zip", Map.of("index.html", "<h1>Shop</h1>", "PostDeploy.sh", "echo \"in $(pwd)\""));
            scenario.release("1.0.0");

            ServerTask task = scenario.deploy("1.0.0");

            assertThat(task.state()).as(scenario.log(task.id())).isEqualTo(TaskState.SUCCESS);
            assertThat(installed.resolve("index.html")).hasContent("<h1>Shop</h1>");
            assertThat(scenario.log(task.id())).contains("in " + installed);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = TestSshServer.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void conventionScriptsRunInTheirOrderAndTellLaterStepsWhatTheyFound() throws IOException {
        scenario.localTarget("here", home("here"));
        scenario.process(
                Scenario.deployPackage("Deploy shop", "Shop", SUBSTITUTE),
                Scenario.script(
                        "Use",
                        "echo \"color=$(get_octopusvariable 'Octopus.Action[Deploy shop].Output.Color')\"\n"
                                + "echo \"on=#{Octopus.Action[Deploy shop].Output[here].Color}\""));
        scenario.push(
                "Shop.1.0.0.zip",
                Map.of(
                        "a.txt", "#{Octopus.Release.Number}",
                        "PreDeploy.sh", "echo pre; echo 'b #{Octopus.Project.Name}' > b.txt",
                        "Deploy.sh", "echo deploy; cat a.txt; echo; cat b.txt",
                        "PostDeploy.sh", "echo post; set_octopusvariable Color green"));
        scenario.release("1.0.0");

        ServerTask task = scenario.deploy("1.0.0");

        String log = scenario.log(task.id());
        assertThat(task.state()).as(log).isEqualTo(TaskState.SUCCESS);
        assertThat(log)
                .containsSubsequence(
                        "|   pre", "|   deploy", "|   1.0.0", "|   b Shop", "|   post", "color=green", "on=green");
    }

    @Test
    void deployFailedRunsAndTheFirstFailureIsTold() throws IOException {
        scenario.localTarget("here", home("here"));
        scenario.process(Scenario.deployPackage("Deploy shop", "Shop", Map.of()));
        scenario.push(
                "Shop.1.0.0.zip",
                Map.of("Deploy.sh", "exit 3", "DeployFailed.sh", "echo tidy", "PostDeploy.sh", "echo never"));
        scenario.release("1.0.0");

        ServerTask task = scenario.deploy("1.0.0");

        String log = scenario.log(task.id());
        assertThat(task.state()).isEqualTo(TaskState.FAILED);
        assertThat(log).containsSubsequence("|   tidy", "code 3").doesNotContain("|   never");
    }

    @Test
    void secretsReachScriptsAndNoLog() throws IOException {
        scenario.localTarget("here", home("here"));
        scenario.variables(VariableBuilder.builder()
                .name("Password")
                .value("hunter2-and-more")
                .type(VariableType.SENSITIVE)
                .isSensitive(true)
                .build());
        Path seen = directory.resolve("seen");
        scenario.process(Scenario.script(
                "Use", "printf %s \"$(get_octopusvariable Password)\" > " + seen + "; echo \"pw=#{Password}\""));
        scenario.release("1.0.0");

        ServerTask task = scenario.deploy("1.0.0");

        assertThat(task.state()).as(scenario.log(task.id())).isEqualTo(TaskState.SUCCESS);
        assertThat(seen).hasContent("hunter2-and-more");
        assertThat(scenario.log(task.id())).contains("pw=********").doesNotContain("hunter2");
    }

    @Test
    void conditionsDecideWhatRunsAfterAFailure() throws IOException {
        scenario.localTarget("here", home("here"));
        scenario.process(
                Scenario.script("A", "exit 1"),
                Scenario.script("B", "echo b-ran"),
                Scenario.script("C", "echo c-ran").withCondition(StepCondition.FAILURE),
                Scenario.script("D", "echo d-ran #{Octopus.Step[A].Status.Code}")
                        .withCondition(StepCondition.ALWAYS));
        scenario.release("1.0.0");

        ServerTask task = scenario.deploy("1.0.0");

        assertThat(task.state()).isEqualTo(TaskState.FAILED);
        assertThat(scenario.log(task.id()))
                .contains("|   c-ran", "|   d-ran Failed")
                .doesNotContain("|   b-ran");
        List<ActivityElement> steps =
                scenario.space.tasks().details(task.id()).activityLogs().get(0).children();
        assertThat(steps)
                .extracting(ActivityElement::status)
                .containsExactly(
                        ActivityStatus.FAILED, ActivityStatus.SKIPPED, ActivityStatus.SUCCESS, ActivityStatus.SUCCESS);
    }

    @Test
    void stepsThatStartTogetherRunSideBySide() throws IOException {
        scenario.localTarget("one", home("one"));
        Path a = directory.resolve("a");
        Path b = directory.resolve("b");
        String meet = "touch %s; i=0; while [ ! -e %s ] && [ $i -lt 300 ]; do sleep 0.1; i=$((i+1)); done; test -e %s";
        scenario.process(
                serverScript("First", String.format(meet, a, b, b)),
                serverScript("Second", String.format(meet, b, a, a))
                        .withStartTrigger(StartTrigger.START_WITH_PREVIOUS));
        scenario.release("1.0.0");

        ServerTask task = scenario.deploy("1.0.0");

        assertThat(task.state()).as(scenario.log(task.id())).isEqualTo(TaskState.SUCCESS);
    }

    private static Step serverScript(String name, String body) {
        return Scenario.script(name, body, Map.of("Octopus.Action.RunOnServer", "True"))
                .withProperties(Map.of());
    }

    @Test
    void aScriptLeavesArtifactsBehind() throws IOException {
        scenario.localTarget("here", home("here"));
        scenario.process(
                Scenario.script("Report", "echo content > report.txt; new_octopusartifact report.txt Report.txt"));
        scenario.release("1.0.0");

        ServerTask task = scenario.deploy("1.0.0");

        assertThat(task.state()).as(scenario.log(task.id())).isEqualTo(TaskState.SUCCESS);
        assertThat(scenario.space.artifacts().list().toList())
                .singleElement()
                .satisfies(artifact -> {
                    assertThat(artifact.filename()).isEqualTo("Report.txt");
                    assertThat(artifact.source()).isEqualTo("here");
                    assertThat(artifact.serverTaskId()).isEqualTo(task.id());
                })
                .extracting(Artifact::id)
                .isNotNull();
    }

    @Test
    void anUnknownStepTypeFailsNamingItself() throws IOException {
        scenario.localTarget("here", home("here"));
        var step = Scenario.script("Odd", "echo x");
        scenario.process(step.withActions(List.of(step.actions().get(0).withActionType("Acme.Nothing"))));
        scenario.release("1.0.0");

        ServerTask task = scenario.deploy("1.0.0");

        assertThat(task.state()).isEqualTo(TaskState.FAILED);
        assertThat(scenario.log(task.id())).contains("Acme.Nothing");
    }

    @Test
    void deployingTheSameReleaseAgainDoesTheSameInADirectoryOfItsOwn() throws IOException {
        Path home = home("here");
        scenario.localTarget("here", home);
        scenario.process(Scenario.deployPackage("Deploy shop", "Shop", SUBSTITUTE));
        scenario.push("Shop.1.0.0.zip", Map.of("a.txt", "#{X}"));
        scenario.variables(VariableBuilder.builder().name("X").value("first").build());
        scenario.release("1.0.0");
        scenario.variables(VariableBuilder.builder().name("X").value("second").build());

        assertThat(scenario.deploy("1.0.0").state()).isEqualTo(TaskState.SUCCESS);
        assertThat(scenario.deploy("1.0.0").state()).isEqualTo(TaskState.SUCCESS);

        try (Stream<Path> files = Files.walk(home)) {
            assertThat(files.filter(file -> file.endsWith("a.txt")).toList())
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(file).hasContent("first"));
        }
    }
}
