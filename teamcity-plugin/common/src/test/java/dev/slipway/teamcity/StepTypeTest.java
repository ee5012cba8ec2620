package dev.slipway.teamcity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ci.CiOperation;
import org.junit.jupiter.api.Test;

class StepTypeTest {
    @Test
    void thereIsOneStepForEachOperation() {
        assertThat(StepType.values()).extracting(StepType::operation).containsExactly(CiOperation.values());
    }

    @Test
    void idsStandInProjectsAndStayAsTheyAre() {
        assertThat(StepType.values())
                .extracting(StepType::id)
                .containsExactly(
                        "slipway.pack",
                        "slipway.push",
                        "slipway.buildinfo",
                        "slipway.create-release",
                        "slipway.deploy",
                        "slipway.promote",
                        "slipway.runbook",
                        "slipway.await");
        assertThat(StepType.values())
                .allSatisfy(type -> assertThat(StepType.ofId(type.id())).hasValue(type));
        assertThat(StepType.ofId("octopus.deploy.release")).isEmpty();
    }

    @Test
    void noFieldIsCalledLikeAKeyThatMeansSomethingElse() {
        assertThat(CiOperation.values())
                .flatExtracting(CiOperation::fields)
                .extracting(StepKeys::of)
                .doesNotContain(
                        StepKeys.CONNECTION,
                        StepKeys.URL,
                        StepKeys.TRUSTED_CERTIFICATES,
                        StepKeys.PUBLISH_ARTIFACTS,
                        StepKeys.START_FACTS);
    }
}
