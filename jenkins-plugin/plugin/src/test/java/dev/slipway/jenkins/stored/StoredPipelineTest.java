package dev.slipway.jenkins.stored;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.jenkins.build.KeyFilter;
import dev.slipway.jenkins.step.WithSlipwayStep;
import dev.slipway.jenkins.testing.FakeSlipway;
import dev.slipway.jenkins.testing.FakeStepContext;
import dev.slipway.jenkins.testing.SmallJenkins;
import dev.slipway.jenkins.testing.StoredFile;
import dev.slipway.jenkins.testing.Until;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.remoting.Copies;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pipelines that were under way when the plugin was updated. */
class StoredPipelineTest {
    /** Of the place in the pipeline that the stored steps are at. */
    private static final int PLACE = 479;

    @RegisterExtension
    final SmallJenkins jenkins = new SmallJenkins();

    private FakeStepContext place() {
        return jenkins.context().at(PLACE);
    }

    private static <T> T stored(String file, T now, Class<T> type) throws Exception {
        String text = StoredFile.text("0.1/" + file, Base64.getMimeEncoder().encodeToString(Copies.bytes(now)));
        return type.cast(Copies.read(Base64.getMimeDecoder().decode(text)));
    }

    @Test
    void aWaitGoesOnWithTheSameTasks() throws Exception {
        FakeStepContext place = place();
        String task = jenkins.slipway().task();
        jenkins.slipway().log(task, "before the update");
        StepExecution execution = SmallJenkins.step(
                        "slipwayAwait",
                        Map.of("tasks", task, "timeout", "2h", "server", "slipway", "cancelOnAbort", true))
                .start(place);
        execution.start();
        Until.isTrue(() -> jenkins.console().text().contains("before the update"));
        Timer.hold();
        Until.isTrue(Timer::isHolding);

        StepExecution restored = stored("await.base64", execution, StepExecution.class);
        Timer.forget();
        Timer.goOn();
        jenkins.slipway().log(task, "after the update");
        jenkins.slipway().end(task, "Success", "");
        restored.onResume();

        assertThat(place.result()).containsEntry("state", "Success");
        assertThat(jenkins.console().lines()).containsOnlyOnce("  before the update", "  after the update");
    }

    @Test
    void aDeploymentThatWasBeingAskedForIsNotAskedForAgain() throws Exception {
        FakeStepContext place = place();
        StepExecution execution = SmallJenkins.step(
                        "slipwayDeployRelease",
                        Map.of("project", "Web", "version", "1.0.0", "environments", List.of("Production")))
                .start(place);

        stored("deploy.base64", execution, StepExecution.class).onResume();

        assertThat(place.failure()).isInstanceOf(AbortException.class).hasMessageContaining("Jenkins was restarted");
        assertThat(jenkins.slipway().requests()).isEmpty();
    }

    @Test
    void aBlockKeepsItsServerAndTheStarsForItsKey() throws Exception {
        FakeStepContext place = place();
        var step = new WithSlipwayStep();
        step.setSpace("Shop");
        step.start(place).start();
        var variables = new EnvVars();
        var console = new ByteArrayOutputStream();

        stored("with-slipway.base64", place.ofBody(EnvironmentExpander.class), EnvironmentExpander.class)
                .expand(variables);
        try (var masked = stored("console.base64", place.ofBody(KeyFilter.class), KeyFilter.class)
                .decorateLogger(null, console)) {
            masked.write(("the key is " + FakeSlipway.API_KEY).getBytes(UTF_8));
        }

        assertThat(variables)
                .containsEntry("SLIPWAY_SERVER", "slipway")
                .containsEntry("SLIPWAY_SPACE", "Shop")
                .containsEntry("SLIPWAY_API_KEY", FakeSlipway.API_KEY);
        assertThat(console).hasToString("the key is ****");
    }
}
