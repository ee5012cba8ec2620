package dev.slipway.jenkins.step;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.slipway.jenkins.page.Entry;
import dev.slipway.jenkins.page.SlipwayAction;
import dev.slipway.jenkins.testing.FakeSlipway;
import dev.slipway.jenkins.testing.FakeStepContext;
import dev.slipway.jenkins.testing.SmallJenkins;
import dev.slipway.jenkins.testing.Until;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.remoting.Copies;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TaskExecutionTest {
    @RegisterExtension
    final SmallJenkins jenkins = new SmallJenkins();

    private static StepExecution await(FakeStepContext context, String task) throws Exception {
        return await(context, Map.of("tasks", List.of(task)));
    }

    private static StepExecution await(FakeStepContext context, Map<String, Object> arguments) throws Exception {
        StepExecution execution = SmallJenkins.step("slipwayAwait", arguments).start(context);
        assertThat(execution.start()).as("whether it was over at once").isFalse();
        return execution;
    }

    private List<String> consoleLinesWith(String part) {
        return jenkins.console().lines().stream()
                .filter(line -> line.contains(part))
                .toList();
    }

    private List<String> shownStates() {
        SlipwayAction action = jenkins.build().getAction(SlipwayAction.class);
        return action == null
                ? List.of()
                : action.getEntries().stream().map(Entry::getState).toList();
    }

    @Test
    void whatScriptsGetIsPlainListsMapsAndTexts() throws Exception {
        FakeStepContext context = jenkins.context();
        String task = jenkins.slipway().task();
        jenkins.slipway().end(task, "Success", "");

        await(context, task);

        assertThat(context.result())
                .isExactlyInstanceOf(LinkedHashMap.class)
                .contains(entry("state", "Success"), entry("taskIds", List.of(task)));
        assertThat(context.result().get("taskIds")).isExactlyInstanceOf(ArrayList.class);
        assertThat(shownStates()).containsExactly("Success");
    }

    @Test
    void aFailedTaskFailsTheStepWithWhatTheServerSaid() throws Exception {
        FakeStepContext context = jenkins.context();
        String task = jenkins.slipway().task();
        jenkins.slipway().end(task, "Failed", "The disk is full");

        await(context, task);

        assertThat(context.failure()).isInstanceOf(AbortException.class).hasMessageContaining("The disk is full");
        assertThat(shownStates()).containsExactly("Failed");
    }

    @Test
    void aTaskThatSomebodyCancelledLeavesTheBuildAborted() throws Exception {
        FakeStepContext context = jenkins.context();
        String task = jenkins.slipway().task();
        jenkins.slipway().end(task, "Canceled", "");

        await(context, task);

        assertThat(context.failure())
                .isInstanceOfSatisfying(FlowInterruptedException.class, failure -> assertThat(failure.getResult())
                        .isEqualTo(Result.ABORTED));
    }

    @Test
    void theLogIsShownWhileTheTaskRunsAndEachLineOnce() throws Exception {
        FakeStepContext context = jenkins.context();
        String task = jenkins.slipway().task();
        jenkins.slipway().log(task, "copying files");

        await(context, task);
        Until.isTrue(() -> !consoleLinesWith("copying files").isEmpty());
        assertThat(context.isOver()).isFalse();
        assertThat(shownStates()).containsExactly("Executing");
        jenkins.slipway().log(task, "starting the service");
        Until.isTrue(() -> !consoleLinesWith("starting the service").isEmpty());
        jenkins.slipway().end(task, "Success", "");

        context.result();
        assertThat(consoleLinesWith("copying files")).containsExactly("  copying files");
        assertThat(consoleLinesWith("starting the service")).hasSize(1);
        assertThat(jenkins.console().text()).doesNotContain(FakeSlipway.API_KEY);
    }

    @Test
    void aStoppedStepCancelsOnTheServerIfItIsToldToAndEndsAsItWasStopped() throws Exception {
        FakeStepContext context = jenkins.context();
        String task = jenkins.slipway().task();
        var cause = new FlowInterruptedException(Result.ABORTED);

        StepExecution execution = await(context, Map.of("tasks", task, "cancelOnAbort", true));
        Until.isTrue(() -> context.saves() > 0);
        execution.stop(cause);

        assertThat(context.failure()).isSameAs(cause);
        assertThat(jenkins.slipway().state(task)).isEqualTo("Canceled");
        assertThat(consoleLinesWith("asked the server to cancel " + task)).hasSize(1);
    }

    @Test
    void aStepThatIsStoppedBeforeItHasBegunAsksNothing() throws Exception {
        FakeStepContext context = jenkins.context();
        StepExecution execution = SmallJenkins.step(
                        "slipwayDeployRelease",
                        Map.of("project", "Web", "version", "1.0.0", "environments", "Production"))
                .start(context);
        var cause = new FlowInterruptedException(Result.ABORTED);

        execution.stop(cause);

        assertThat(context.failure()).isSameAs(cause);
        assertThat(jenkins.slipway().requests()).isEmpty();
    }

    @Test
    void aStepThatIsStoppedAfterItsEndCancelsNothing() throws Exception {
        FakeStepContext context = jenkins.context();
        String task = jenkins.slipway().task();
        jenkins.slipway().end(task, "Success", "");
        StepExecution execution = await(context, Map.of("tasks", task, "cancelOnAbort", true));
        context.result();

        execution.stop(new FlowInterruptedException(Result.ABORTED));
        execution.stop(new FlowInterruptedException(Result.ABORTED));

        assertThat(context.result()).containsEntry("state", "Success");
        assertThat(jenkins.slipway().requests()).noneMatch(request -> request.endsWith("/cancel"));
    }

    @Test
    void whatAnotherStartedGoesOnWhenTheWaitIsStopped() throws Exception {
        FakeStepContext context = jenkins.context();
        String task = jenkins.slipway().task();

        StepExecution execution = await(context, task);
        Until.isTrue(() -> context.saves() > 0);
        execution.stop(new FlowInterruptedException(Result.ABORTED));
        execution.stop(new FlowInterruptedException(Result.ABORTED));

        assertThat(context.failure()).isInstanceOf(FlowInterruptedException.class);
        assertThat(jenkins.slipway().state(task)).isEqualTo("Executing");
    }

    @Test
    void theWaitGoesOnAfterARestartOfJenkinsWhereItWas() throws Exception {
        FakeStepContext context = jenkins.context();
        String task = jenkins.slipway().task();
        jenkins.slipway().log(task, "before the restart");
        StepExecution execution = await(context, task);
        Until.isTrue(() -> !consoleLinesWith("before the restart").isEmpty());

        Timer.hold();
        Until.isTrue(Timer::isHolding);
        StepExecution restored = Copies.of(execution);
        Timer.forget();
        jenkins.slipway().log(task, "while Jenkins was away");
        Timer.goOn();
        restored.onResume();
        Until.isTrue(() -> !consoleLinesWith("while Jenkins was away").isEmpty());
        jenkins.slipway().end(task, "Success", "");

        assertThat(context.result()).containsEntry("state", "Success");
        assertThat(consoleLinesWith("before the restart")).hasSize(1);
        assertThat(consoleLinesWith("while Jenkins was away")).hasSize(1);
    }

    @Test
    void afterARestartTheWaitNeedsNoAgent() throws Exception {
        FakeStepContext context = jenkins.context(new EnvVars(Map.of("SLIPWAY_SPACE", "Spaces-2")));
        String task = jenkins.slipway().task();
        StepExecution execution = await(context, task);
        Until.isTrue(() -> context.saves() > 0);
        Timer.hold();
        Until.isTrue(Timer::isHolding);
        StepExecution restored = Copies.of(execution);
        Timer.goOn();

        context.loseAllBut(Run.class, TaskListener.class);
        jenkins.slipway().end(task, "Success", "");
        restored.onResume();

        assertThat(context.result()).containsEntry("state", "Success");
    }

    @Test
    void noKeyIsStoredWithThePipeline() throws Exception {
        FakeStepContext context = jenkins.context();
        StepExecution execution = await(context, jenkins.slipway().task());
        Until.isTrue(() -> context.saves() > 0);
        Timer.hold();
        Until.isTrue(Timer::isHolding);

        assertThat(new String(Copies.bytes(execution), ISO_8859_1)).doesNotContain(FakeSlipway.API_KEY);
        Timer.forget();
    }

    @Test
    void nothingIsDoneTwiceWhenJenkinsWasRestartedBeforeTheServerAnswered() throws Exception {
        FakeStepContext context = jenkins.context();
        StepExecution restored = Copies.of(SmallJenkins.step(
                        "slipwayDeployRelease",
                        Map.of("project", "Web", "version", "1.0.0", "environments", "Production"))
                .start(context));

        restored.onResume();

        assertThat(context.failure())
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("Jenkins was restarted while it asked the server to deploy a release");
        assertThat(jenkins.slipway().requests()).isEmpty();
    }

    @Test
    void aServerThatIsAwayForAWhileIsWaitedFor() throws Exception {
        FakeStepContext context = jenkins.context();
        String task = jenkins.slipway().task();
        await(context, task);
        Until.isTrue(() -> context.saves() > 0);

        jenkins.slipway().setAway(true);
        Until.isTrue(() -> !consoleLinesWith("the wait goes on").isEmpty());
        jenkins.slipway().end(task, "Success", "");
        jenkins.slipway().setAway(false);

        assertThat(context.result()).containsEntry("state", "Success");
    }

    @Test
    void twoBuildsInTwoSpacesNeverMeet() throws Exception {
        FakeStepContext one = jenkins.context(new EnvVars(Map.of("SLIPWAY_SPACE", "Spaces-1")));
        FakeStepContext other = jenkins.context(new EnvVars(Map.of("SLIPWAY_SPACE", "Spaces-2")));
        String first = jenkins.slipway().task();
        String second = jenkins.slipway().task();

        await(one, first);
        await(other, second);
        jenkins.slipway().end(first, "Success", "");
        jenkins.slipway().end(second, "Success", "");
        one.result();
        other.result();

        assertThat(jenkins.slipway().requests())
                .contains("GET /api/Spaces-1/tasks/" + first, "GET /api/Spaces-2/tasks/" + second)
                .doesNotContain("GET /api/Spaces-2/tasks/" + first, "GET /api/Spaces-1/tasks/" + second);
    }
}
