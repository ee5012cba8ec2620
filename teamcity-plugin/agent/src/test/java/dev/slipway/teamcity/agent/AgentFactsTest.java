package dev.slipway.teamcity.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ci.BuildCommit;
import dev.slipway.ci.BuildFacts;
import dev.slipway.ci.VcsFacts;
import dev.slipway.teamcity.StartFacts;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentFactsTest {
    @TempDir
    Path directory;

    private FakeBuild build;

    @BeforeEach
    void aBuild() {
        build = new FakeBuild(directory);
    }

    private BuildFacts facts(String startFacts) {
        return new AgentFacts(
                        build.build(), startFacts, new StepLog(build.build().getBuildLogger()))
                .read();
    }

    @Test
    void aBuildIsDescribedFromWhatTheAgentAndTheServerKnow() {
        var commits = List.of(new BuildCommit("abc123", "Fix"), new BuildCommit("abc122", "Break"));

        BuildFacts facts = facts(new StartFacts("Git", commits, false).encoded());

        assertThat(facts)
                .isEqualTo(new BuildFacts(
                        "TeamCity",
                        "Shop :: Web #1.4.7",
                        "1.4.7",
                        "https://ci.example.com/viewLog.html?buildId=42",
                        new VcsFacts("Git", "https://git.example.com/web.git", "main", "abc123"),
                        commits));
        assertThat(build.log).isEmpty();
    }

    @Test
    void severalRootsAreDescribedByTheFirst() {
        build.parameters.remove("build.vcs.number");
        build.parameters.put("build.vcs.number.Web_Git", "abc123");
        build.parameters.put("build.vcs.number.Zoo_Git", "def456");
        build.parameters.put("vcsroot.Zoo_Git.url", "https://git.example.com/zoo.git");

        assertThat(facts("").vcs()).isEqualTo(new VcsFacts("", "https://git.example.com/web.git", "main", "abc123"));
    }

    @Test
    void theNameOfTheDefaultBranchIsNotGuessed() {
        build.parameters.remove("teamcity.build.vcs.branch.Web_Git");

        assertThat(facts("").vcs().branch()).isEmpty();
    }

    @Test
    void commitsThatAreLeftOutAreTold() {
        facts(new StartFacts("Git", List.of(new BuildCommit("abc", "x")), true).encoded());

        assertThat(build.wholeLog()).contains("only the newest 1 commits");
    }

    @Test
    void aBuildGoesOnWithoutCommitsThatCannotBeRead() {
        assertThat(facts("AAAA").commits()).isEmpty();
        assertThat(build.wholeLog()).contains("WARNING ");
    }
}
