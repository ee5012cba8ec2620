package dev.slipway.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.ActionBuilder;
import dev.slipway.api.FormElement;
import dev.slipway.api.Interruption;
import dev.slipway.api.PropertyValue;
import dev.slipway.api.ServerTask;
import dev.slipway.api.Step;
import dev.slipway.api.StepBuilder;
import dev.slipway.api.StepCondition;
import dev.slipway.api.TaskState;
import dev.slipway.client.SlipwayException;
import dev.slipway.server.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R5.35, R7.41 to R7.44 and R7.49, from the client to the answer and back. */
@Tag(TestDatabases.POSTGRESQL)
class ManualInterventionTest {
    private final Scenario scenario = new Scenario();

    @TempDir
    private Path directory;

    @BeforeEach
    void aProcessThatAsksBetweenTwoScripts() {
        scenario.localTarget("web-1", directory);
        scenario.process(
                Scenario.script("Build up", "echo before"),
                manual("Approve"),
                Scenario.script(
                        "Go",
                        """
                        echo "by $(get_octopusvariable 'Octopus.Action[Approve].Output.Manual.ResponsibleUser.Username')"
                        echo "said $(get_octopusvariable 'Octopus.Action[Approve].Output.Manual.Notes')"
                        echo "approved $(get_octopusvariable 'Octopus.Action[Approve].Output.Manual.Approved')"
                        """),
                Scenario.script("Always", "echo cleared up").withCondition(StepCondition.ALWAYS));
        scenario.release("1.0.0");
    }

    @AfterEach
    void close() {
        scenario.close();
    }

    private static Step manual(String name) {
        return manual(name, Map.of());
    }

    private static Step manual(String name, Map<String, String> more) {
        var properties = new TreeMap<String, PropertyValue>();
        properties.put("Octopus.Action.Manual.Instructions", PropertyValue.of("Check #{Octopus.Environment.Name}"));
        more.forEach((key, value) -> properties.put(key, PropertyValue.of(value)));
        return StepBuilder.builder()
                .name(name)
                .actions(List.of(ActionBuilder.builder()
                        .name(name)
                        .actionType("Octopus.Manual")
                        .properties(properties)
                        .build()))
                .build();
    }

    private Interruption awaitQuestion(String task) {
        await(() -> scenario.space.interruptions().pendingOf(task).iterator().hasNext(), task);
        return scenario.space.interruptions().pendingOf(task).iterator().next();
    }

    private void await(BooleanSupplier condition, String task) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as(() -> "waited for a minute:\n" + scenario.log(task))
                    .isLessThan(end);
        }
    }

    @Test
    void aDeploymentGoesOnWhenSomebodyProceedsAndLaterStepsKnowWho() {
        String task = scenario.startDeployment("1.0.0");
        Interruption asked = awaitQuestion(task);

        assertThat(asked.type()).isEqualTo("ManualIntervention");
        assertThat(asked.title()).isEqualTo("Approve");
        assertThat(asked.canTakeResponsibility()).isTrue();
        assertThat(asked.hasResponsibility()).isFalse();
        assertThat(asked.relatedDocumentIds()).contains(task, scenario.project.id(), scenario.environment.id());
        assertThat(asked.form().elements())
                .extracting(FormElement::name)
                .containsExactly("Instructions", "Notes", "Result");
        assertThat(asked.form().elements().get(0).control().text()).isEqualTo("Check Test");
        assertThat(scenario.space.tasks().get(task))
                .returns(TaskState.EXECUTING, ServerTask::state)
                .returns(true, ServerTask::hasPendingInterruptions);

        scenario.space.interruptions().takeResponsibility(asked.id());
        assertThat(scenario.space.interruptions().get(asked.id()).hasResponsibility())
                .isTrue();
        Interruption answered =
                scenario.space.interruptions().submit(asked.id(), Map.of("Notes", "looks fine", "Result", "Proceed"));
        assertThat(answered.isPending()).isFalse();

        ServerTask ended = scenario.awaitEnd(task);
        assertThat(ended)
                .returns(TaskState.SUCCESS, ServerTask::state)
                .returns(false, ServerTask::hasPendingInterruptions);
        assertThat(scenario.log(task))
                .contains("by admin", "said looks fine", "approved True", "Proceed, said Administrator: looks fine");
    }

    @Test
    void anAbortFailsTheStepAndStepsThatRunAlwaysStillRun() {
        String task = scenario.startDeployment("1.0.0");
        Interruption asked = awaitQuestion(task);
        scenario.space.interruptions().takeResponsibility(asked.id());
        scenario.space.interruptions().submit(asked.id(), Map.of("Result", "Abort"));

        ServerTask ended = scenario.awaitEnd(task);

        assertThat(ended.state()).isEqualTo(TaskState.FAILED);
        assertThat(scenario.log(task))
                .contains("Aborted by Administrator.", "cleared up")
                .doesNotContain("approved");
    }

    @Test
    void whoAnswersHasTakenResponsibilityAndChoosesOneOfTheButtons() {
        String task = scenario.startDeployment("1.0.0");
        Interruption asked = awaitQuestion(task);

        assertThatThrownBy(() -> scenario.space.interruptions().submit(asked.id(), Map.of("Result", "Proceed")))
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("Take responsibility");
        scenario.space.interruptions().takeResponsibility(asked.id());
        assertThatThrownBy(() -> scenario.space.interruptions().submit(asked.id(), Map.of("Result", "Perhaps")))
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("Result is 'Perhaps'; allowed: Proceed, Abort");

        assertThat(scenario.space.interruptions().get(asked.id()).isPending()).isTrue();
        scenario.space.interruptions().submit(asked.id(), Map.of("Result", "Proceed"));
        assertThatThrownBy(() -> scenario.space.interruptions().submit(asked.id(), Map.of("Result", "Abort")))
                .hasMessageContaining("not pending any more");
        assertThat(scenario.awaitEnd(task).state()).isEqualTo(TaskState.SUCCESS);
    }

    @Test
    void otherDeploymentsGoFirstUnlessTheStepBlocksThem() {
        String asking = scenario.startDeployment("1.0.0");
        awaitQuestion(asking);

        String passing = scenario.startDeployment("1.0.0");
        Interruption second = awaitQuestion(passing);
        scenario.space.interruptions().takeResponsibility(second.id());
        scenario.space.interruptions().submit(second.id(), Map.of("Result", "Proceed"));

        assertThat(scenario.awaitEnd(passing).state()).isEqualTo(TaskState.SUCCESS);
        assertThat(scenario.space.tasks().get(asking).state()).isEqualTo(TaskState.EXECUTING);
        scenario.space.tasks().cancel(asking);

        scenario.process(manual("Approve", Map.of("Octopus.Action.Manual.BlockConcurrentDeployments", "True")));
        scenario.release("2.0.0");
        String blocking = scenario.startDeployment("2.0.0");
        awaitQuestion(blocking);
        String waiting = scenario.startDeployment("2.0.0");
        await(() -> scenario.log(waiting).contains("Waiting for"), waiting);
        scenario.space.tasks().cancel(blocking);
        awaitQuestion(waiting);
        scenario.space.tasks().cancel(waiting);
    }

    @Test
    void cancelingClosesTheQuestion() {
        String task = scenario.startDeployment("1.0.0");
        Interruption asked = awaitQuestion(task);

        scenario.space.tasks().cancel(task);

        assertThat(scenario.awaitEnd(task))
                .returns(TaskState.CANCELED, ServerTask::state)
                .returns(false, ServerTask::hasPendingInterruptions);
        assertThat(scenario.space.interruptions().get(asked.id()).isPending()).isFalse();
    }
}
