package dev.slipway.teamcity.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ci.CiFailure.Reason;
import dev.slipway.teamcity.StepType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StepProblemTest {
    @ParameterizedTest
    @EnumSource(Reason.class)
    void anIdentityIsNotLongerThanTeamCityKeeps(Reason reason) {
        for (StepType type : StepType.values()) {
            assertThat(new StepProblem(type, "Deploy everything everywhere", reason).identity())
                    .hasSizeLessThanOrEqualTo(StepProblem.LONGEST_IDENTITY);
        }
    }

    @Test
    void theSameFailureOfTheSameStepIsTheSameProblem() {
        var problem = new StepProblem(StepType.DEPLOY, "Deploy to Test", Reason.TASK_FAILED);

        assertThat(problem.identity())
                .isEqualTo("slipway.deploy.task-failed." + Integer.toHexString("Deploy to Test".hashCode()));
        assertThat(new StepProblem(StepType.DEPLOY, "Deploy to Production", Reason.TASK_FAILED).identity())
                .isNotEqualTo(problem.identity());
        assertThat(new StepProblem(StepType.DEPLOY, "Deploy to Test", Reason.TIMED_OUT).identity())
                .isNotEqualTo(problem.identity());
    }
}
