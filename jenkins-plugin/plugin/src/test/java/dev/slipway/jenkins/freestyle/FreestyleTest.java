package dev.slipway.jenkins.freestyle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.jenkins.page.SlipwayAction;
import dev.slipway.jenkins.step.AwaitStep;
import dev.slipway.jenkins.step.OperationDescriptor;
import dev.slipway.jenkins.step.PackStep;
import dev.slipway.jenkins.testing.FakeSlipway;
import dev.slipway.jenkins.testing.SmallJenkins;
import dev.slipway.jenkins.testing.Until;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.console.ConsoleLogFilter;
import hudson.model.Result;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import jenkins.tasks.SimpleBuildWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreestyleTest {
    @RegisterExtension
    final SmallJenkins jenkins = new SmallJenkins();

    @TempDir
    Path workspace;

    private FilePath files() {
        return new FilePath(workspace.toFile());
    }

    private AwaitStep await(String task) {
        var step = new AwaitStep();
        step.setTasks(task);
        return step;
    }

    @Test
    void variablesOfTheBuildAreFilledInAndTheResultIsInVariablesOfLaterSteps() throws Exception {
        Files.writeString(workspace.resolve("index.html"), "hello");
        var step = new PackStep();
        step.setPackageId("Web");
        step.setVersion("1.0.${BUILD_NUMBER}");

        new SlipwayBuilder(step)
                .perform(jenkins.build(), files(), new EnvVars(Map.of("BUILD_NUMBER", "7")), null, jenkins.console());

        assertThat(jenkins.build().contributed())
                .containsEntry("SLIPWAY_PACKAGE_ID", "Web")
                .containsEntry("SLIPWAY_PACKAGE_VERSION", "1.0.7");
    }

    @Test
    void aFailureFailsTheBuildAndIsOnItsPage() throws Exception {
        String task = jenkins.slipway().task();
        jenkins.slipway().end(task, "Failed", "The disk is full");

        assertThatThrownBy(() -> new SlipwayBuilder(await(task))
                        .perform(jenkins.build(), files(), new EnvVars(), null, jenkins.console()))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("The disk is full");
        assertThat(jenkins.build().getAction(SlipwayAction.class).getBadges())
                .singleElement()
                .satisfies(entry -> assertThat(entry.getState()).isEqualTo("Failed"));
        assertThat(jenkins.build().saves()).isPositive();
    }

    @Test
    void anAbortedBuildCancelsOnTheServerBeforeItEnds() throws Exception {
        String task = jenkins.slipway().task();
        AwaitStep step = await(task);
        step.setCancelOnAbort(true);
        var ending = new AtomicReference<Throwable>();
        var executor = new Thread(() -> {
            try {
                new SlipwayBuilder(step).perform(jenkins.build(), files(), new EnvVars(), null, jenkins.console());
            } catch (Exception e) {
                ending.set(e);
            }
        });
        executor.start();
        Until.isTrue(() -> jenkins.slipway().requests().contains("GET /api/Spaces-1/tasks"));

        executor.interrupt();
        executor.join();

        assertThat(ending.get()).isInstanceOf(InterruptedException.class);
        assertThat(jenkins.slipway().state(task)).isEqualTo("Canceled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FAILURE", "ABORTED", "NOT_BUILT"})
    void afterAFailedBuildNothingIsDone(String result) throws Exception {
        jenkins.build().ended(resultCalled(result));

        new SlipwayPublisher(await("ServerTasks-1"))
                .perform(jenkins.build(), files(), new EnvVars(), null, jenkins.console());

        assertThat(jenkins.slipway().requests()).isEmpty();
        assertThat(jenkins.console().text()).contains("nothing is done, because the build is " + result);
    }

    private static Result resultCalled(String name) {
        return List.of(Result.FAILURE, Result.ABORTED, Result.NOT_BUILT).stream()
                .filter(result -> result.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void afterAnUnstableBuildAPostBuildActionDoesItsWork() throws Exception {
        jenkins.build().ended(Result.UNSTABLE);
        String task = jenkins.slipway().task();
        jenkins.slipway().end(task, "Success", "");

        new SlipwayPublisher(await(task)).perform(jenkins.build(), files(), new EnvVars(), null, jenkins.console());

        assertThat(jenkins.build().contributed()).containsEntry("SLIPWAY_STATE", "Success");
    }

    @Test
    void theFormsOfAllOperationsAreThere() {
        assertThat(new SlipwayBuilder.DescriptorImpl().getOperations())
                .extracting(OperationDescriptor::getFunctionName)
                .hasSize(8)
                .isEqualTo(new SlipwayPublisher.DescriptorImpl()
                        .getOperations().stream()
                                .map(OperationDescriptor::getFunctionName)
                                .toList());
    }

    @Test
    void theWholeBuildCanHaveAServer() throws Exception {
        var wrapper = new SlipwayWrapper();
        wrapper.setServer("slipway");
        wrapper.setSpace("Shop");
        var context = new SimpleBuildWrapper.Context();

        wrapper.setUp(context, jenkins.build(), null, null, jenkins.console(), new EnvVars());

        assertThat(context.getEnv())
                .containsEntry("SLIPWAY_URL", jenkins.slipway().url())
                .containsEntry("SLIPWAY_SPACE", "Shop")
                .containsEntry("SLIPWAY_API_KEY", FakeSlipway.API_KEY);
        Set<String> sensitive = new TreeSet<>();
        wrapper.makeSensitiveBuildVariables(null, sensitive);
        assertThat(sensitive).containsExactly("SLIPWAY_API_KEY");
    }

    @Test
    void theConsoleOfTheWholeBuildHasStarsForTheKey() throws Exception {
        ConsoleLogFilter filter = new SlipwayWrapper().createLoggerDecorator(jenkins.build());
        var console = new ByteArrayOutputStream();

        try (var filtered = filter.decorateLogger(jenkins.build(), console)) {
            filtered.write(("the key is " + FakeSlipway.API_KEY).getBytes(UTF_8));
        }

        assertThat(console).hasToString("the key is ****");
    }

    @Test
    void aWrongServerFailsTheSetUpAndNotTheConsole() {
        var wrapper = new SlipwayWrapper();
        wrapper.setServer("elsewhere");

        assertThat(wrapper.createLoggerDecorator(jenkins.build())).isNull();
        assertThatThrownBy(() -> wrapper.setUp(
                        new SimpleBuildWrapper.Context(),
                        jenkins.build(),
                        null,
                        null,
                        jenkins.console(),
                        new EnvVars()))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("There is no Slipway server 'elsewhere'");
    }
}
