package dev.slipway.jenkins.step;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.jenkins.build.KeyFilter;
import dev.slipway.jenkins.testing.FakeSlipway;
import dev.slipway.jenkins.testing.FakeStepContext;
import dev.slipway.jenkins.testing.SmallJenkins;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.remoting.Channel;
import hudson.remoting.Copies;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WithSlipwayStepTest {
    @RegisterExtension
    final SmallJenkins jenkins = new SmallJenkins();

    private FakeStepContext entered(String space) throws Exception {
        var step = new WithSlipwayStep();
        step.setSpace(space);
        FakeStepContext context = jenkins.context();
        assertThat(step.start(context).start()).isFalse();
        return context;
    }

    @Test
    void theBlockHasTheServerInItsVariables() throws Exception {
        FakeStepContext context = entered("Shop");
        var variables = new EnvVars();

        EnvironmentExpander expander = context.ofBody(EnvironmentExpander.class);
        expander.expand(variables);

        assertThat(variables)
                .containsEntry("SLIPWAY_URL", jenkins.slipway().url())
                .containsEntry("SLIPWAY_SERVER", "slipway")
                .containsEntry("SLIPWAY_SPACE", "Shop")
                .containsEntry("SLIPWAY_API_KEY", FakeSlipway.API_KEY);
        assertThat(expander.getSensitiveVariables()).containsExactly("SLIPWAY_API_KEY");
    }

    @Test
    void stepsInTheBlockAreMeantForItsSpace() throws Exception {
        var variables = new EnvVars();
        entered("Spaces-2").ofBody(EnvironmentExpander.class).expand(variables);
        String task = jenkins.slipway().task();
        jenkins.slipway().end(task, "Success", "");

        FakeStepContext inner = jenkins.context(variables);
        SmallJenkins.step("slipwayAwait", Map.of("tasks", task)).start(inner).start();
        inner.result();

        assertThat(jenkins.slipway().requests()).contains("GET /api/Spaces-2/tasks/" + task);
    }

    @Test
    void theConsoleOfTheBlockHasStarsForTheKey() throws Exception {
        KeyFilter filter = entered("").ofBody(KeyFilter.class);
        var console = new ByteArrayOutputStream();

        try (OutputStream filtered = filter.decorateLogger(null, console)) {
            filtered.write(("curl -H X-Octopus-ApiKey:" + FakeSlipway.API_KEY + " ü\nnext").getBytes(UTF_8));
        }

        assertThat(console.toString(UTF_8)).isEqualTo("curl -H X-Octopus-ApiKey:**** ü\nnext");
    }

    @Test
    void theKeyIsStoredEncryptedAndWorksAfterwardsAndOnAgents() throws Exception {
        FakeStepContext context = entered("");
        EnvironmentExpander expander = context.ofBody(EnvironmentExpander.class);

        String stored = new String(Copies.bytes(expander), ISO_8859_1)
                + new String(Copies.bytes(context.ofBody(KeyFilter.class)), ISO_8859_1);
        var afterRestart = new EnvVars();
        Copies.of(expander).expand(afterRestart);
        var onAgent = new EnvVars();
        Channel.travelled(expander).expand(onAgent);

        assertThat(stored).doesNotContain(FakeSlipway.API_KEY);
        assertThat(afterRestart).containsEntry("SLIPWAY_API_KEY", FakeSlipway.API_KEY);
        assertThat(onAgent).containsEntry("SLIPWAY_API_KEY", FakeSlipway.API_KEY);
    }

    @Test
    void theStepEndsAsItsBlockDoes() throws Exception {
        FakeStepContext context = entered("");

        context.ofBody(BodyExecutionCallback.class).onSuccess(context, Map.of("answer", 42));

        assertThat(context.result()).containsEntry("answer", 42);
    }

    @Test
    void anUnknownServerFailsTheStepBeforeTheBlock() {
        var step = new WithSlipwayStep();
        step.setServer("elsewhere");

        Assertions.assertThatThrownBy(() -> step.start(jenkins.context()).start())
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("There is no Slipway server 'elsewhere'");
    }
}
