package dev.slipway.teamcity.server.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ci.BuildCommit;
import dev.slipway.teamcity.StartFacts;
import dev.slipway.teamcity.server.FakeStart;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BuildStartTest {
    private final FakeStart start = new FakeStart();

    private StartFacts facts(Map<String, String> step) {
        new StartFactsProcessor().updateParameters(start.context());
        return StartFacts.decoded(step.getOrDefault("slipway.startFacts", ""));
    }

    @Test
    void theChangesOfABuildAreToldToStepsThatTellOfThem() {
        start.change("abc123", "Fix 100% of %bugs%");
        start.change("abc122", "Break");
        Map<String, String> information = start.step("slipway.buildinfo", Map.of());
        Map<String, String> deploy = start.step("slipway.deploy", Map.of());

        assertThat(facts(information).commits())
                .containsExactly(new BuildCommit("abc123", "Fix 100% of %bugs%"), new BuildCommit("abc122", "Break"));
        assertThat(deploy).isEmpty();
    }

    @Test
    void manyChangesAreCutAndItIsSaid() {
        for (int number = 0; number <= StartFactsProcessor.MOST_COMMITS; number++) {
            start.change("c" + number, "x".repeat(StartFactsProcessor.LONGEST_COMMENT + 1));
        }

        StartFacts facts = facts(start.step("slipway.create-release", Map.of()));

        assertThat(facts.commits()).hasSize(StartFactsProcessor.MOST_COMMITS);
        assertThat(facts.commits().get(0).comment()).hasSize(StartFactsProcessor.LONGEST_COMMENT);
        assertThat(facts.isTruncated()).isTrue();
    }

    @Test
    void aBuildWithoutSuchStepsIsNotAskedForItsChanges() {
        start.step("Maven2", Map.of());

        new StartFactsProcessor().updateParameters(start.context());

        assertThat(start.problems).isEmpty();
    }

    @Test
    void teamCityKnowsWhichParametersStepsWillSet() {
        start.step("slipway.create-release", Map.of());
        start.step("slipway.pack", Map.of());
        start.step("Maven2", Map.of());

        assertThat(new OutputParameters().getParametersAvailableOnAgent(start.build()))
                .contains("slipway.release.version", "slipway.package.path")
                .doesNotContain("slipway.run.ids")
                .doesNotHaveDuplicates();
    }
}
