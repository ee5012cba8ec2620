package dev.slipway.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.BuildInformation;
import dev.slipway.api.WorkItem;
import dev.slipway.ci.BuildCommit;
import dev.slipway.ci.BuildFacts;
import dev.slipway.ci.BuildInformationRequest;
import dev.slipway.ci.BuildInformationResult;
import dev.slipway.ci.CiFailure.Reason;
import dev.slipway.ci.CiOperation;
import dev.slipway.ci.Inputs;
import dev.slipway.ci.Operations;
import dev.slipway.ci.VcsFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What builds tell the server of themselves. */
@Timeout(60)
class BuildInformationTest {
    private static final VcsFacts GITHUB = new VcsFacts("Git", "https://github.com/acme/shop.git", "main", "abc");
    private static final Map<String, Object> PUSH = Map.of("packageIds", "Shop.Web", "version", "1.0.0");

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

    private static BuildFacts facts(VcsFacts vcs, List<BuildCommit> commits) {
        return new BuildFacts("Jenkins", "shop #7", "7", "", vcs, commits);
    }

    private BuildInformationResult push(BuildFacts facts, Map<String, ?> typed) {
        try (Operations operations = build.operations(facts)) {
            return operations.push((BuildInformationRequest) CiOperation.BUILD_INFORMATION.read(Inputs.of(typed)));
        }
    }

    private BuildInformation stored() {
        return build.scenario.space.buildInformation().list().stream()
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Jenkins", "TeamCity", "Bamboo"})
    void theBuildServerIsNamed(String name) {
        push(new BuildFacts(name, "shop #7", "7", "https://ci/7", GITHUB, List.of()), PUSH);

        assertThat(stored().buildEnvironment()).isEqualTo(name);
        assertThat(stored().buildUrl()).isEqualTo("https://ci/7");
        assertThat(stored().branch()).isEqualTo("main");
        assertThat(stored().vcsCommitNumber()).isEqualTo("abc");
    }

    @Test
    void aFirstBuildWithoutSourceControlHasNoBranchAndNoCommits() {
        assertThat(push(facts(VcsFacts.NONE, List.of()), PUSH).commits()).isZero();

        assertThat(stored().vcsType()).isEqualTo("Unknown");
        assertThat(stored().branch()).isEmpty();
        assertThat(stored().commits()).isEmpty();
        assertThat(stored().workItems()).isEmpty();
    }

    @Test
    void whatIsTypedWinsOverWhatTheBuildServerKnows() {
        Map<String, Object> typed = BuildRun.with(
                BuildRun.with(BuildRun.with(PUSH, "branch", "release/1"), "commit", "fed"),
                "repositoryUrl",
                "https://ada:secret@gitlab.com/acme/other.git");

        push(facts(GITHUB, List.of()), typed);

        assertThat(stored().branch()).isEqualTo("release/1");
        assertThat(stored().vcsCommitNumber()).isEqualTo("fed");
        assertThat(stored().vcsRoot()).isEqualTo("https://gitlab.com/acme/other.git");
    }

    @Test
    void commitsThatSayWhatTheyCloseAreWorkItems() {
        var commits = List.of(
                new BuildCommit("c3", "Sell \"more\" ü\n\nFixes #12, closes acme/other#3"),
                new BuildCommit("c2", "Mentions #13"),
                new BuildCommit("c1", "resolves #12"));

        push(facts(GITHUB, commits), PUSH);

        assertThat(stored().commits()).first().satisfies(commit -> {
            assertThat(commit.comment()).isEqualTo("Sell \"more\" ü\n\nFixes #12, closes acme/other#3");
            assertThat(commit.linkUrl()).isEqualTo("https://github.com/acme/shop/commit/c3");
        });
        assertThat(stored().workItems())
                .extracting(WorkItem::linkUrl)
                .containsExactly("https://github.com/acme/shop/issues/12", "https://github.com/acme/other/issues/3");
    }

    @Test
    void moreCommitsThanAnybodyReadsAreCutWithAWarningAndLongCommentsAreShortened() {
        List<BuildCommit> commits = IntStream.rangeClosed(1, 1001)
                .mapToObj(i ->
                        new BuildCommit("c" + i, i == 1 ? "x".repeat(9_999) + "😀".repeat(100_000) : "change " + i))
                .toList();

        assertThat(push(facts(GITHUB, commits), PUSH).commits()).isEqualTo(1000);

        assertThat(build.log.lines()).contains("WARNING Slipway: the build has 1001 commits; the newest 1000 are sent");
        assertThat(stored().commits()).hasSize(1000);
        assertThat(stored().commits()).first().satisfies(newest -> assertThat(newest.comment())
                .isEqualTo("x".repeat(9_999)));
        assertThat(stored().commits()).last().satisfies(last -> assertThat(last.id())
                .isEqualTo("c1000"));
    }

    @Test
    void whatIsThereIsRefusedLeftOrReplaced() {
        push(facts(GITHUB, List.of()), PUSH);

        assertThat(build.failure(CiOperation.BUILD_INFORMATION, PUSH).reason()).isEqualTo(Reason.CONFLICT);
        push(facts(VcsFacts.NONE, List.of()), BuildRun.with(PUSH, "overwriteMode", "IgnoreIfExists"));
        assertThat(stored().branch()).isEqualTo("main");
        push(facts(VcsFacts.NONE, List.of()), BuildRun.with(PUSH, "overwriteMode", "OverwriteExisting"));
        assertThat(stored().branch()).isEmpty();
    }
}
