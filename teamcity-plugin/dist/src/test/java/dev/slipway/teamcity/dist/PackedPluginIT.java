package dev.slipway.teamcity.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.teamcity.StepType;
import dev.slipway.teamcity.agent.FakeBuild;
import dev.slipway.teamcity.agent.FakeTasks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import jetbrains.buildServer.agent.BuildFinishedStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The agent's half out of the zip, with libraries that have in them only what is used, does its work. */
@Timeout(120)
class PackedPluginIT {
    @RegisterExtension
    final FakeTasks tasks = new FakeTasks();

    @TempDir
    Path directory;

    private static BuildFinishedStatus run(FakeBuild build, StepType type, Map<String, String> settings)
            throws Exception {
        return new PackedAgent().run(build, type, settings);
    }

    @Test
    void itWaitsForATask() throws Exception {
        var build = new FakeBuild(directory);
        tasks.logs("copied");
        tasks.is("Success");

        assertThat(run(build, StepType.AWAIT, tasks.await())).isEqualTo(BuildFinishedStatus.FINISHED_SUCCESS);

        assertThat(build.log()).contains("copied");
        assertThat(build.parameters()).containsEntry("slipway.state", "Success");
    }

    @Test
    void itPacks() throws Exception {
        var build = new FakeBuild(directory);
        Files.writeString(directory.resolve("index.html"), "x");

        assertThat(run(build, StepType.PACK, Map.of("slipway.packageId", "Acme.Web", "slipway.version", "1.4.0")))
                .isEqualTo(BuildFinishedStatus.FINISHED_SUCCESS);

        assertThat(directory.resolve("Acme.Web.1.4.0.zip")).exists();
    }

    @Test
    void itSaysWhatWentWrong() throws Exception {
        var build = new FakeBuild(directory);

        assertThat(run(
                        build,
                        StepType.AWAIT,
                        Map.of(
                                "slipway.url", "https://localhost:1",
                                "secure:slipway.apiKey", "API-KEY",
                                "slipway.tasks", "ServerTasks-1",
                                "slipway.trustedCertificates", "none")))
                .isEqualTo(BuildFinishedStatus.FINISHED_WITH_PROBLEMS);

        assertThat(build.problems()).singleElement().asString().contains("The trusted certificates cannot be read");
    }
}
