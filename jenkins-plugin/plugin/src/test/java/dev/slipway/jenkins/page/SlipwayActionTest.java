package dev.slipway.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.TaskState;
import dev.slipway.ci.CiOperation;
import dev.slipway.ci.PackResult;
import dev.slipway.ci.ReleaseFacts;
import dev.slipway.ci.ResultLine;
import dev.slipway.ci.TaskOutcome;
import dev.slipway.ci.TaskResult;
import dev.slipway.jenkins.testing.FakeBuild;
import dev.slipway.jenkins.testing.FakeJob;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlipwayActionTest {
    private static final ReleaseFacts RELEASE =
            new ReleaseFacts("Releases-1", "1.4.0", "Web", "https://slipway.example.test/release");

    private final FakeBuild build = new FakeBuild(new FakeJob("web"));

    private static TaskResult deployment(TaskState state) {
        return new TaskResult(
                CiOperation.DEPLOY,
                RELEASE,
                List.of(new TaskOutcome(
                        "ServerTasks-1",
                        "Deployments-1",
                        "Production",
                        "Acme",
                        state,
                        "",
                        "https://slipway.example.test/task")));
    }

    private List<String> shown() {
        return build.getAction(SlipwayAction.class).getEntries().stream()
                .map(entry -> entry.getKind() + ": " + entry.getText() + " " + entry.getState())
                .toList();
    }

    @Test
    void aBuildShowsItsReleaseAndWhereItWent() {
        SlipwayAction.show(build, deployment(TaskState.EXECUTING));

        assertThat(shown()).containsExactly("Release: Web 1.4.0 ", "Deployment: 1.4.0 → Production for Acme Executing");
        assertThat(build.getAction(SlipwayAction.class).getBadges()).hasSize(1);
    }

    @Test
    void aNewStateTakesThePlaceOfTheOldOneAndOnlyNewsAreSaved() {
        SlipwayAction.show(build, deployment(TaskState.EXECUTING));
        SlipwayAction.show(build, deployment(TaskState.EXECUTING));
        SlipwayAction.show(build, deployment(TaskState.TIMED_OUT));

        assertThat(shown()).containsExactly("Release: Web 1.4.0 ", "Deployment: 1.4.0 → Production for Acme Timed out");
        assertThat(build.saves()).isEqualTo(2);
    }

    @Test
    void whoWaitsForADeploymentBringsItUpToDate() {
        SlipwayAction.show(build, deployment(TaskState.QUEUED));
        TaskOutcome awaited = new TaskOutcome(
                "ServerTasks-1", "", "", "", TaskState.SUCCESS, "", "https://slipway.example.test/task");

        SlipwayAction.show(build, new TaskResult(CiOperation.AWAIT, null, List.of(awaited)));

        assertThat(shown()).containsExactly("Release: Web 1.4.0 ", "Deployment: 1.4.0 → Production for Acme Success");
    }

    @Test
    void whatHasNoPageIsNotShown() {
        SlipwayAction.show(build, new PackResult("Web", "1.0.0", "/tmp/Web.1.0.0.zip", "00", 1));

        assertThat(build.getAction(SlipwayAction.class)).isNull();
    }

    @Test
    void onlyWebAddressesAreLinks() {
        assertThat(new Entry(new ResultLine("", "text", "", "https://slipway.example.test")).isLinked())
                .isTrue();
        assertThat(new Entry(new ResultLine("", "text", "", "javascript:alert(1)")).isLinked())
                .isFalse();
    }
}
