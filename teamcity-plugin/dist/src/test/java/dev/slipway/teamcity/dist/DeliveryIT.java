package dev.slipway.teamcity.dist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.Action;
import dev.slipway.api.PropertyValue;
import dev.slipway.api.Release;
import dev.slipway.api.RunbookSnapshotBuilder;
import dev.slipway.api.Step;
import dev.slipway.ci.BuildCommit;
import dev.slipway.client.Query;
import dev.slipway.client.SlipwayClient;
import dev.slipway.client.SlipwayConnection;
import dev.slipway.client.SpaceClient;
import dev.slipway.teamcity.StartFacts;
import dev.slipway.teamcity.StepKeys;
import dev.slipway.teamcity.StepType;
import dev.slipway.teamcity.agent.FakeBuild;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jetbrains.buildServer.agent.BuildFinishedStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The packaged plugin and the packaged server: a delivery from files to production, step by step. */
@Timeout(300)
@EnabledIf(value = "isServerBuilt", disabledReason = "backend/server/target/slipway.jar is not built")
class DeliveryIT {
    private static final String PROJECT = "Hello Slipway";

    @TempDir
    Path directory;

    static boolean isServerBuilt() {
        return DemoServer.isBuilt();
    }

    private static void runbook(SpaceClient space) {
        var project = space.projects().named(PROJECT);
        var runbook = space.runbooks().create(project.id(), "Greet");
        Step greet = space.processes().ofProject(project.id()).steps().get(1);
        Action script = greet.actions().get(0);
        Map<String, PropertyValue> properties = new HashMap<>(script.properties());
        properties.put("Octopus.Action.Script.ScriptBody", PropertyValue.of("echo greeted"));
        space.processes()
                .modify(space.processes()
                        .ofRunbook(project.id(), runbook.runbookProcessId())
                        .withSteps(List.of(greet.withActions(List.of(script.withProperties(properties))))));
        space.runbookSnapshots()
                .publish(RunbookSnapshotBuilder.builder()
                        .projectId(project.id())
                        .runbookId(runbook.id())
                        .name("First")
                        .build());
    }

    @Test
    void filesBecomeADeploymentInProduction() throws Exception {
        Path work = Files.createDirectories(directory.resolve("work"));
        Files.createDirectories(work.resolve("site/config"));
        Files.writeString(work.resolve("site/index.html"), "<h1>#{Greeting}</h1>", UTF_8);
        Files.writeString(work.resolve("site/config/settings.json"), "{}", UTF_8);
        Files.writeString(work.resolve("site/PostDeploy.sh"), "set_octopusvariable Site \"$PWD\"", UTF_8);
        var agent = new PackedAgent();
        var build = new FakeBuild(work);
        try (var server = DemoServer.start(directory.resolve("server"));
                var client = SlipwayClient.connect(SlipwayConnection.to(server.url(), DemoServer.API_KEY))) {
            SpaceClient space = client.space("Spaces-1");
            runbook(space);
            var steps = new Steps(agent, build, server.url());

            steps.succeed(
                    StepType.PACK,
                    Map.of("packageId", "Hello.Web", "version", "2.0.0", "basePath", "site", "outputDirectory", "out"));
            steps.succeed(StepType.PUSH, Map.of("packagePaths", "out/*.zip"));
            steps.succeed(StepType.BUILD_INFORMATION, Map.of("packageIds", "Hello.Web", "version", "2.0.0"));
            steps.succeed(
                    StepType.CREATE_RELEASE,
                    Map.of(
                            "project",
                            PROJECT,
                            "version",
                            "2.0.0",
                            "defaultPackageVersion",
                            "2.0.0",
                            "deployTo",
                            "Development"));
            steps.succeed(StepType.DEPLOY, Map.of("project", PROJECT, "version", "latest", "environments", "Test"));
            steps.succeed(StepType.PROMOTE, Map.of("project", PROJECT, "from", "Test", "to", "Production"));
            steps.succeed(
                    StepType.RUNBOOK, Map.of("project", PROJECT, "runbook", "Greet", "environments", "Development"));
            steps.succeed(
                    StepType.DEPLOY,
                    Map.of("project", PROJECT, "version", "2.0.0", "environments", "Development", "wait", "false"));
            assertThat(build.parameters()).containsEntry("slipway.state", "Running");
            steps.succeed(StepType.AWAIT, Map.of("tasks", build.parameters().get("slipway.task.ids")));

            Release release =
                    space.projects().release(space.projects().named(PROJECT).id(), "2.0.0");
            assertThat(build.parameters())
                    .containsEntry("slipway.release.id", release.id())
                    .containsEntry("slipway.buildinformation.commits", "1")
                    .containsEntry("slipway.state", "Success");
            assertThat(space.deployments().list(Query.all().with("projects", release.projectId())).stream())
                    .filteredOn(deployment -> deployment.releaseId().equals(release.id()))
                    .hasSize(4);
            assertThat(build.log())
                    .contains("greeted")
                    .anyMatch(line -> line.startsWith("Slipway: Production (") && line.endsWith(" ended Success"))
                    .noneMatch(line -> line.contains(DemoServer.API_KEY));
            assertThat(build.problems()).isEmpty();
        }
    }

    @Test
    void whatTheServerRefusesIsAProblemThatSaysWhy() throws Exception {
        var build = new FakeBuild(directory);
        try (var server = DemoServer.start(directory.resolve("server"))) {
            var steps = new Steps(new PackedAgent(), build, server.url());

            steps.fail(StepType.DEPLOY, Map.of("project", "Nothing", "version", "1.0", "environments", "Test"));
            steps.fail(StepType.PROMOTE, Map.of("project", PROJECT, "from", "Production", "to", "Test"));
        }
        assertThat(build.problems())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("slipway.deploy.not-found.")
                                .contains("'Nothing'"),
                        second -> assertThat(second).startsWith("slipway.promote."));
    }

    /** Steps of one build that use one server. */
    private record Steps(PackedAgent agent, FakeBuild build, String url) {
        void succeed(StepType type, Map<String, String> fields) throws Exception {
            assertThat(run(type, fields))
                    .as(() -> String.join("\n", build.log()))
                    .isEqualTo(BuildFinishedStatus.FINISHED_SUCCESS);
        }

        void fail(StepType type, Map<String, String> fields) throws Exception {
            assertThat(run(type, fields)).isEqualTo(BuildFinishedStatus.FINISHED_WITH_PROBLEMS);
        }

        private BuildFinishedStatus run(StepType type, Map<String, String> fields) throws Exception {
            Map<String, String> settings = new HashMap<>(Map.of(
                    StepKeys.URL,
                    url,
                    StepKeys.API_KEY,
                    DemoServer.API_KEY,
                    StepKeys.START_FACTS,
                    new StartFacts("Git", List.of(new BuildCommit("abc123", "Greet")), false).encoded()));
            fields.forEach((name, value) -> settings.put(StepKeys.of(name), value));
            return agent.run(build, type, settings);
        }
    }
}
