package dev.slipway.jenkins.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.api.Space;
import dev.slipway.api.SpaceBuilder;
import dev.slipway.api.TaskState;
import dev.slipway.ci.CiOperation;
import dev.slipway.client.SlipwayClient;
import dev.slipway.client.SpaceClient;
import dev.slipway.jenkins.page.Entry;
import dev.slipway.jenkins.page.SlipwayAction;
import dev.slipway.jenkins.step.OperationDescriptor;
import dev.slipway.jenkins.testing.FakeBuild;
import dev.slipway.jenkins.testing.FakeStepContext;
import dev.slipway.jenkins.testing.SmallJenkins;
import dev.slipway.jenkins.testing.Until;
import dev.slipway.json.WireJson;
import dev.slipway.testkit.Delivery;
import dev.slipway.testkit.ServerProcess;
import dev.slipway.testkit.WebShop;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Result;
import hudson.remoting.Copies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Pipelines, step by step, with a real server at the other end. */
@Timeout(240)
class RealServerIT {
    @RegisterExtension
    final SmallJenkins jenkins = new SmallJenkins();

    @TempDir
    private static Path data;

    @TempDir
    private Path directory;

    private static ServerProcess server;
    private static SlipwayClient client;
    private SpaceClient space;
    private FakeBuild build;

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> jar = ServerProcess.jar();
        assumeTrue(jar.isPresent(), "the packaged server");
        server = ServerProcess.start(jar.get(), data);
        client = server.client();
    }

    @AfterAll
    static void end() {
        if (server != null) {
            client.close();
            server.close();
        }
    }

    /** Each test has a space of its own. */
    @BeforeEach
    void aSpace(TestInfo test) {
        Space created = client.spaces()
                .create(SpaceBuilder.builder(WireJson.empty(Space.class))
                        .name(test.getTestMethod().orElseThrow().getName().substring(0, 20))
                        .spaceManagersTeamMembers(List.of(client.users().me().id()))
                        .build());
        space = client.space(created.id());
        jenkins.useServer(server.url(), ServerProcess.API_KEY);
        jenkins.configuration().getServers().get(0).setSpace(created.id());
        build = jenkins.build().with(Delivery.COMMIT + " " + Delivery.MESSAGE);
    }

    private FakeStepContext context() {
        var variables = new EnvVars(Map.of(
                "GIT_COMMIT",
                Delivery.COMMIT,
                "GIT_BRANCH",
                "origin/main",
                "GIT_URL",
                "https://git.example.test/shop.git"));
        return new FakeStepContext(build, jenkins.console(), variables, new FilePath(directory.toFile()));
    }

    private static StepExecution begin(FakeStepContext context, String function, Map<String, Object> arguments)
            throws Exception {
        StepExecution execution = SmallJenkins.step(function, arguments).start(context);
        execution.start();
        return execution;
    }

    @Test
    void fromThePackageToTheRunbook() throws Exception {
        Delivery.drive(new Pipeline(), space, directory);

        assertThat(build.getAction(SlipwayAction.class).getBadges())
                .extracting(Entry::getText)
                .contains(Delivery.VERSION + " → Test", Delivery.VERSION + " → Production");
        assertThat(build.getAction(SlipwayAction.class).getBadges())
                .extracting(Entry::getState)
                .containsOnly("Success");
    }

    /** A step for each operation; a script reads its map where others read variables. */
    private final class Pipeline implements Delivery.Build {
        @Override
        public Map<String, String> run(CiOperation operation, Map<String, String> fields) throws Exception {
            String function = SmallJenkins.STEPS.stream()
                    .filter(step -> step.operation() == operation)
                    .map(OperationDescriptor::getFunctionName)
                    .findFirst()
                    .orElseThrow();
            FakeStepContext context = context();
            begin(context, function, new HashMap<>(fields));
            return asVariables(context.result(), operation == CiOperation.PACK ? "package" : "release");
        }

        private static Map<String, String> asVariables(Map<String, Object> result, String about) {
            var variables = new HashMap<String, String>();
            if (result.get("version") != null) {
                variables.put(
                        "slipway." + about + ".version", result.get("version").toString());
            }
            if (result.get("taskIds") instanceof List<?> tasks && !tasks.isEmpty()) {
                variables.put(
                        "slipway.task.ids",
                        String.join(",", tasks.stream().map(String::valueOf).toList()));
                variables.put("slipway.state", result.get("state").toString());
            }
            return variables;
        }

        @Override
        public String log() {
            return jenkins.console().text();
        }

        @Override
        public String server() {
            return "Jenkins";
        }

        @Override
        public String url() {
            return "https://jenkins.example.test/job/web/1/";
        }
    }

    @Test
    void aDeploymentThatFailsFailsTheStep() throws Exception {
        project("echo There is no space left; exit 1");
        FakeStepContext context = context();

        begin(
                context,
                "slipwayCreateRelease",
                Map.of("project", WebShop.PROJECT, "version", Delivery.VERSION, "deployTo", "Test"));

        assertThat(context.failure()).isInstanceOf(AbortException.class).hasMessageContaining("Test");
        assertThat(jenkins.console().text()).contains("There is no space left");
    }

    @Test
    void aDeploymentIsFollowedThroughARestartOfJenkins() throws Exception {
        Path signal = directory.resolve("go-on");
        project("echo before; while [ ! -e '" + signal + "' ]; do sleep 0.1; done; echo after");
        FakeStepContext context = context();
        StepExecution execution = begin(
                context,
                "slipwayCreateRelease",
                Map.of("project", WebShop.PROJECT, "version", Delivery.VERSION, "deployTo", "Test"));
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
                context,
                "slipwayCreateRelease",
                Map.of("project", WebShop.PROJECT, "version", Delivery.VERSION, "deployTo", "Test"));
        Until.isTrue(() -> jenkins.console().lines().contains("  before"));

        execution.stop(new FlowInterruptedException(Result.ABORTED));

        assertThat(context.failure()).isInstanceOf(FlowInterruptedException.class);
        String task = space.deployments().all().get(0).taskId();
        Until.isTrue(() -> space.tasks().get(task).isCompleted());
        assertThat(space.tasks().get(task).state()).isEqualTo(TaskState.CANCELED);
    }

    private void project(String script) {
        WebShop.create(space, ServerProcess.script("Greet", script));
    }
}
