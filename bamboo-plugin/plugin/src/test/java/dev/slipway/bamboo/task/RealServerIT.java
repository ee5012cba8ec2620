package dev.slipway.bamboo.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.atlassian.bamboo.task.TaskState;
import dev.slipway.api.Deployment;
import dev.slipway.api.DeploymentProcess;
import dev.slipway.api.Project;
import dev.slipway.api.Runbook;
import dev.slipway.api.RunbookSnapshot;
import dev.slipway.api.RunbookSnapshotBuilder;
import dev.slipway.bamboo.TaskModules;
import dev.slipway.bamboo.fake.FakeBamboo;
import dev.slipway.bamboo.fake.FakeBuild;
import dev.slipway.bamboo.fake.FakeDefinition;
import dev.slipway.bamboo.fake.FakeDeployment;
import dev.slipway.bamboo.fake.FakeTask;
import dev.slipway.bamboo.server.ConnectionProvider;
import dev.slipway.ci.CiOperation;
import dev.slipway.client.SlipwayClient;
import dev.slipway.client.SpaceClient;
import dev.slipway.json.WireJson;
import dev.slipway.testkit.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A build plan and a deployment project, task by task, with a real Slipway server at the other end. */
@Timeout(180)
class RealServerIT {
    private static final String NOTES = "releaseNotesFromChanges";

    @TempDir
    private Path directory;

    private final FakeBamboo bamboo = new FakeBamboo();

    /** What the tasks have set by now, which later tasks have as variables. */
    private final Map<String, String> results = new TreeMap<>();

    @Test
    void fromThePackageToTheRunbook() throws IOException {
        Optional<Path> jar = ServerProcess.jar();
        assumeTrue(jar.isPresent(), "the packaged server");
        try (ServerProcess server = ServerProcess.start(jar.get(), directory.resolve("data"));
                SlipwayClient client = server.client()) {
            SpaceClient space = client.space("Spaces-1");
            Project project = project(space);
            bamboo.withServer("Slipway", server.url(), ServerProcess.API_KEY);
            Files.writeString(Files.createDirectory(directory.resolve("site")).resolve("index.html"), "Hello");

            build(space);
            deploy(space, project);
        }
    }

    private void build(SpaceClient space) {
        built(CiOperation.PACK, Map.of("packageId", "Shop.Web", "version", "1.4.42", "basePath", "site"));
        built(CiOperation.PUSH, Map.of("packagePaths", "*.zip"));
        built(CiOperation.BUILD_INFORMATION, Map.of("packageIds", "Shop.Web", "version", "1.4.42"));
        built(
                CiOperation.CREATE_RELEASE,
                Map.of("project", "Web shop", "version", "1.4.42", "linkToBuild", "true", NOTES, "true"));

        assertThat(results).containsEntry("slipway.release.version", "1.4.42");
        assertThat(space.packages().versions("Shop.Web")).hasSize(1);
        assertThat(space.buildInformation().list()).singleElement().satisfies(information -> {
            assertThat(information.buildEnvironment()).isEqualTo("Bamboo");
            assertThat(information.branch()).isEqualTo("main");
            assertThat(information.commits()).hasSize(1);
        });
        assertThat(space.projects().release("Web shop", "1.4.42").releaseNotes())
                .contains("https://bamboo.example/browse/SHOP-WEB-42", "Fixes SHOP-1");
    }

    private void deploy(SpaceClient space, Project project) {
        FakeTask mapped = deployed(CiOperation.DEPLOY, "Test", Map.of("project", "Web shop"));
        assertThat(mapped.log).anyMatch(line -> line.endsWith("Hello from Test"));

        FakeTask promoted = deployed(
                CiOperation.PROMOTE, "Production", Map.of("project", "Web shop", "from", "Test", "wait", "false"));
        assertThat(promoted.results).containsKey("slipway.task.ids");
        FakeTask awaited =
                deployed(CiOperation.AWAIT, "Production", Map.of("tasks", promoted.results.get("slipway.task.ids")));
        assertThat(awaited.log).anyMatch(line -> line.endsWith("Hello from Production"));
        assertThat(space.deployments().all())
                .extracting(Deployment::projectId)
                .containsExactly(project.id(), project.id());

        FakeTask run = deployed(
                CiOperation.RUNBOOK, "Production", Map.of("project", "Web shop", "runbook", "Clear the cache"));
        assertThat(run.log).anyMatch(line -> line.endsWith("Cleared"));
    }

    private FakeTask built(CiOperation operation, Map<String, String> configuration) {
        var task = new FakeBuild(TaskModules.completeKey(operation), directory);
        return succeeds(task.withChange("abc", "Fixes SHOP-1"), configuration);
    }

    private FakeTask deployed(CiOperation operation, String environment, Map<String, String> configuration) {
        return succeeds(
                new FakeDeployment(TaskModules.completeKey(operation), directory, environment, "1.4.42"),
                configuration);
    }

    private FakeTask succeeds(FakeTask task, Map<String, String> configuration) {
        task.configuration.putAll(configuration);
        task.variables.putAll(results);
        task.runtime.putAll(new ConnectionProvider(bamboo, bamboo, bamboo)
                .populateRuntimeTaskData(new FakeDefinition(task.getPluginKey(), configuration), task));

        TaskState end = new SlipwayTask(task).execute(task).getTaskState();

        assertThat(end).as(() -> task.getPluginKey() + ": " + task.log).isEqualTo(TaskState.SUCCESS);
        results.putAll(task.results);
        return task;
    }

    private static Project project(SpaceClient space) {
        space.environments().create("Test");
        space.environments().create("Production");
        Project project = space.projects()
                .create(
                        "Web shop",
                        space.projectGroups().all().get(0).id(),
                        space.lifecycles().all().get(0).id());
        DeploymentProcess process = space.processes().ofProject(project.id());
        var greet = ServerProcess.script("Greet", "echo Hello from $(get_octopusvariable Octopus.Environment.Name)");
        space.processes().modify(process.withSteps(List.of(greet)));
        runbook(space, project);
        return project;
    }

    private static void runbook(SpaceClient space, Project project) {
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
