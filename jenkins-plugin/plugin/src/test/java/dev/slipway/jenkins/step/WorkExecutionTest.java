package dev.slipway.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.jenkins.testing.FakeBuild;
import dev.slipway.jenkins.testing.FakeStepContext;
import dev.slipway.jenkins.testing.SmallJenkins;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class WorkExecutionTest {
    @RegisterExtension
    final SmallJenkins jenkins = new SmallJenkins();

    @TempDir
    Path workspace;

    private static FakeStepContext run(FakeStepContext context, String function, Map<String, Object> arguments)
            throws Exception {
        SmallJenkins.step(function, arguments).start(context).start();
        return context;
    }

    @Test
    void packsOnTheAgentThatHasTheFiles() throws Exception {
        Files.writeString(workspace.resolve("index.html"), "hello");
        FakeStepContext context = jenkins.context(new FilePath(workspace.toFile()));

        Map<String, Object> result = run(
                        context,
                        "slipwayPack",
                        Map.of("packageId", "Web", "version", "1.0.0", "outputDirectory", "out"))
                .result();

        assertThat(result)
                .isExactlyInstanceOf(LinkedHashMap.class)
                .containsEntry("packageId", "Web")
                .containsEntry("version", "1.0.0");
        assertThat(Path.of((String) result.get("path"))).startsWith(workspace).exists();
        assertThat(jenkins.slipway().requests()).isEmpty();
    }

    @Test
    void whatCannotBePackedFailsTheStepWithoutAStackTrace() throws Exception {
        FakeStepContext context = jenkins.context(new FilePath(workspace.toFile()));

        run(context, "slipwayPack", Map.of("packageId", "Web", "basePath", "no-such-directory"));

        assertThat(context.failure()).isInstanceOf(AbortException.class).hasMessageStartingWith("Slipway: ");
    }

    @Test
    void buildInformationHasTheCommitsOfAllBuildsSinceTheLastSuccess() throws Exception {
        FakeBuild build = jenkins.build()
                .with("a0 before the success")
                .ended(Result.SUCCESS)
                .next()
                .with("a1 first", "a2 second")
                .ended(Result.FAILURE)
                .next()
                .ended(Result.ABORTED)
                .next()
                .with("a3 third", "a1 first");
        var variables = new EnvVars(Map.of(
                "GIT_COMMIT", "a3",
                "GIT_URL", "https://user:password@git.example.test/web.git",
                "GIT_BRANCH", "origin/feature/x"));
        var context = new FakeStepContext(build, jenkins.console(), variables);

        Map<String, Object> result = run(
                        context, "slipwayBuildInformation", Map.of("packageIds", List.of("Web"), "version", "1.0.0"))
                .result();

        assertThat(result).containsEntry("commits", 3);
        assertThat(jenkins.slipway().body("/api/Spaces-1/build-information"))
                .contains("\"BuildEnvironment\":\"Jenkins\"")
                .contains("\"BuildNumber\":\"4\"")
                .contains("\"BuildUrl\":\"https://jenkins.example.test/job/web/4/\"")
                .contains("\"Branch\":\"feature/x\"")
                .contains("\"VcsType\":\"Git\"")
                .contains("\"VcsRoot\":\"https://git.example.test/web.git\"")
                .containsSubsequence("\"a1\"", "\"a3\"", "\"a2\"")
                .doesNotContain("a0", "password");
    }

    @Test
    void theFirstBuildHasNoBuildBeforeIt() throws Exception {
        FakeStepContext context = jenkins.context();

        Map<String, Object> result = run(
                        context, "slipwayBuildInformation", Map.of("packageIds", "Web", "version", "1.0.0"))
                .result();

        assertThat(result).containsEntry("commits", 0);
        assertThat(jenkins.slipway().body("/api/Spaces-1/build-information")).contains("\"VcsType\":\"Unknown\"");
    }

    @Test
    void aServerThatNobodySetUpIsNamed() throws Exception {
        FakeStepContext context = jenkins.context();

        run(context, "slipwayBuildInformation", Map.of("packageIds", "Web", "version", "1.0.0", "server", "elsewhere"));

        assertThat(context.failure()).hasMessage("Slipway: There is no Slipway server 'elsewhere'; there are: slipway");
        assertThat(jenkins.slipway().requests()).isEmpty();
    }

    @Test
    void theKeyOfAnotherJobIsOutOfReach() throws Exception {
        FakeStepContext context = jenkins.context();

        run(
                context,
                "slipwayBuildInformation",
                Map.of("packageIds", "Web", "version", "1.0.0", "credentialsId", "key-of-other-job"));

        assertThat(context.failure()).hasMessageContaining("There is no secret text 'key-of-other-job'");
        assertThat(jenkins.slipway().requests()).isEmpty();
    }

    @Test
    void aJobMayUseAKeyOfItsOwn() throws Exception {
        FakeStepContext context = jenkins.context();

        run(
                context,
                "slipwayBuildInformation",
                Map.of("packageIds", "Web", "version", "1.0.0", "credentialsId", "job-key"));

        assertThat(context.result()).containsEntry("version", "1.0.0");
    }
}
