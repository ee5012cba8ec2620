package dev.slipway.jenkins.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.api.BuildInformation;
import dev.slipway.api.DeploymentProcess;
import dev.slipway.api.Project;
import dev.slipway.api.Runbook;
import dev.slipway.api.RunbookSnapshot;
import dev.slipway.api.RunbookSnapshotBuilder;
import dev.slipway.api.TaskState;
import dev.slipway.client.SlipwayClient;
import dev.slipway.client.SpaceClient;
import dev.slipway.jenkins.page.Entry;
import dev.slipway.jenkins.page.SlipwayAction;
import dev.slipway.jenkins.testing.FakeBuild;
import dev.slipway.jenkins.testing.FakeStepContext;
import dev.slipway.jenkins.testing.SmallJenkins;
import dev.slipway.jenkins.testing.Until;
import dev.slipway.json.WireJson;
import dev.slipway.testkit.ServerProcess;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Result;
import hudson.remoting.Copies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Pipelines, step by step, with a real server at the other end. */
@Timeout(240)
class RealServerIT {
    private static final String VERSION = "1.4.42";

    @RegisterExtension
    final SmallJenkins jenkins = new SmallJenkins();

    @TempDir
    private Path directory;

    private ServerProcess server;
    private SlipwayClient client;
    private SpaceClient space;
    private FakeBuild build;

    @BeforeEach
    void aServer() throws Exception {
        Optional<Path> jar = ServerProcess.jar();
        assumeTrue(jar.isPresent(), "the packaged server");
        server = ServerProcess.start(jar.get(), directory.resolve("data"));
        client = server.client();
        space = client.space("Spaces-1");
        jenkins.useServer(server.url(), ServerProcess.API_KEY);
        build = jenkins.build().with("abc Fixes SHOP-1");
    }

    @AfterEach
    void end() throws Exception {
        if (server != null) {
            client.close();
            server.close();
        }
    }

    private FakeStepContext context() {
        var variables = new EnvVars(Map.of(
                "GIT_COMMIT", "abc", "GIT_BRANCH", "origin/main", "GIT_URL", "https://git.example.test/shop.git"));
        return new FakeStepContext(build, jenkins.console(), variables, new FilePath(directory.toFile()));
    }

    private static StepExecution begin(FakeStepContext context, String function, Map<String, Object> arguments)
            throws Exception {
        StepExecution execution = SmallJenkins.step(function, arguments).start(context);
        execution.start();
        return execution;
    }

    private Map<String, Object> run(String function, Map<String, Object> arguments) throws Exception {
        FakeStepContext context = context();
        begin(context, function, arguments);
        return context.result();
    }

    @Test
    void fromThePackageToTheRunbook() throws Exception {
        project("echo Hello from $(get_octopusvariable Octopus.Environment.Name)");
        Files.writeString(Files.createDirectory(directory.resolve("site")).resolve("index.html"), "Hello");

        run("slipwayPack", Map.of("packageId", "Shop.Web", "version", VERSION, "basePath", "site"));
        run("slipwayPush", Map.of("packagePaths", List.of("*.zip")));
        run("slipwayBuildInformation", Map.of("packageIds", "Shop.Web", "version", VERSION));
        Map<String, Object> release = run(
                "slipwayCreateRelease",
                Map.of(
                        "project",
                        "Web shop",
                        "version",
                        VERSION,
                        "linkToBuild",
                        true,
                        "releaseNotesFromChanges",
                        true));
        Map<String, Object> deployed = run(
                "slipwayDeployRelease",
                Map.of("project", "Web shop", "version", "latest", "environments", List.of("Test")));
        Map<String, Object> promoted =
                run("slipwayPromote", Map.of("project", "Web shop", "from", "Test", "to", "Production", "wait", false));
        Map<String, Object> awaited = run("slipwayAwait", Map.of("tasks", promoted.get("taskIds")));
        Map<String, Object> ran = run(
                "slipwayRunRunbook",
                Map.of("project", "Web shop", "runbook", "Clear the cache", "environments", "Production"));

        assertThat(space.packages().versions("Shop.Web")).hasSize(1);
        assertThat(space.buildInformation().list()).singleElement().satisfies(this::isOfThisBuild);
        assertThat(space.projects().release("Web shop", VERSION).releaseNotes())
                .contains("https://jenkins.example.test/job/web/1/", "Fixes SHOP-1");
        assertThat(release).containsEntry("version", VERSION).containsEntry("state", "None");
        assertThat(deployed).containsEntry("version", VERSION).containsEntry("state", "Success");
        assertThat(promoted).containsEntry("version", VERSION);
        assertThat(awaited).containsEntry("state", "Success");
        assertThat(ran).containsEntry("state", "Success");
        assertThat(jenkins.console().text())
                .containsSubsequence("Hello from Test", "Hello from Production", "Cleared")
                .doesNotContain(ServerProcess.API_KEY);
        assertThat(build.getAction(SlipwayAction.class).getBadges())
                .extracting(Entry::getText)
                .contains(VERSION + " → Test", VERSION + " → Production");
        assertThat(build.getAction(SlipwayAction.class).getBadges())
                .extracting(Entry::getState)
                .containsOnly("Success");
    }

    private void isOfThisBuild(BuildInformation information) {
        assertThat(information.buildEnvironment()).isEqualTo("Jenkins");
        assertThat(information.branch()).isEqualTo("main");
        assertThat(information.commits()).hasSize(1);
    }

    @Test
    void aDeploymentThatFailsFailsTheStep() throws Exception {
        project("echo There is no space left; exit 1");
        FakeStepContext context = context();

        begin(context, "slipwayCreateRelease", Map.of("project", "Web shop", "version", VERSION, "deployTo", "Test"));

        assertThat(context.failure()).isInstanceOf(AbortException.class).hasMessageContaining("Test");
        assertThat(jenkins.console().text()).contains("There is no space left");
    }

    @Test
    void aDeploymentIsFollowedThroughARestartOfJenkins() throws Exception {
        Path signal = directory.resolve("go-on");
        project("echo before; while [ ! -e '" + signal + "' ]; do sleep 0.1; done; echo after");
        FakeStepContext context = context();
        StepExecution execution = begin(
                context, "slipwayCreateRelease", Map.of("project", "Web shop", "version", VERSION, "deployTo", "Test"));
        Until.isTrue(() -> jenkins.console().lines().contains("  before"));

        Timer.hold();
        Until.isTrue(Timer::isHolding);
        StepExecution restored = Copies.of(execution);
        Timer.goOn();
        restored.onResume();
        Files.createFile(signal);

        assertThat(context.result()).containsEntry("state", "Success");
        assertThat(jenkins.console().lines()).containsOnlyOnce("  before", "  after");
        assertThat(space.deployments().all()).hasSize(1);
    }

    @Test
    void anAbortedBuildEndsItsDeployment() throws Exception {
        project("echo before; sleep 600");
        FakeStepContext context = context();
        StepExecution execution = begin(
                context, "slipwayCreateRelease", Map.of("project", "Web shop", "version", VERSION, "deployTo", "Test"));
        Until.isTrue(() -> jenkins.console().lines().contains("  before"));

        execution.stop(new FlowInterruptedException(Result.ABORTED));

        assertThat(context.failure()).isInstanceOf(FlowInterruptedException.class);
        String task = space.deployments().all().get(0).taskId();
        Until.isTrue(() -> space.tasks().get(task).isCompleted());
        assertThat(space.tasks().get(task).state()).isEqualTo(TaskState.CANCELED);
    }

    private void project(String script) {
        space.environments().create("Test");
        space.environments().create("Production");
        Project project = space.projects()
                .create(
                        "Web shop",
                        space.projectGroups().all().get(0).id(),
                        space.lifecycles().all().get(0).id());
        DeploymentProcess process = space.processes().ofProject(project.id());
        space.processes().modify(process.withSteps(List.of(ServerProcess.script("Greet", script))));
        runbook(project);
    }

    private void runbook(Project project) {
        Runbook runbook = space.runbooks().create(project.id(), "Clear the cache");
        DeploymentProcess process = space.processes().ofRunbook(project.id(), runbook.runbookProcessId());
        space.processes().modify(process.withSteps(List.of(ServerProcess.script("Clear", "echo Cleared"))));
        space.runbookSnapshots()
                .publish(RunbookSnapshotBuilder.builder(WireJson.empty(RunbookSnapshot.class))
                        .projectId(project.id())
                        .runbookId(runbook.id())
                        .name("First")
                        .build());
    }
}
