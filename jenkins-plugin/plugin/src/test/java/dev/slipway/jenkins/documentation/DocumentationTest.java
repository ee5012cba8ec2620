package dev.slipway.jenkins.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ci.Inputs;
import dev.slipway.jenkins.documentation.StepCalls.Call;
import dev.slipway.jenkins.step.OperationDescriptor;
import dev.slipway.jenkins.testing.SmallJenkins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documentation shows works: its pipelines are read by Groovy, and their steps are checked as Jenkins would. */
class DocumentationTest {
    private static final Path SAMPLE = Path.of("..", "Jenkinsfile");

    static Stream<String> scripts() throws IOException {
        var scripts = new ArrayList<>(Documentation.examples("groovy"));
        scripts.add(Files.readString(SAMPLE));
        return scripts.stream();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void eachStepOfAnExampleHasParametersThatExistAndFit(String script) throws Exception {
        List<Call> calls = StepCalls.in(script);

        assertThat(calls).isNotEmpty();
        for (Call call : calls) {
            if (call.function().equals("withSlipway")) {
                assertThat(Set.of("server", "credentialsId", "space"))
                        .containsAll(call.arguments().keySet());
                continue;
            }
            OperationDescriptor step = SmallJenkins.descriptor(call.function());
            step.newInstance(call.arguments());
            assertThat(step.operation()
                            .problems(Inputs.of(call.arguments()).withReferences(text -> text.contains("${"))))
                    .as(call.toString())
                    .isEmpty();
        }
    }

    @Test
    void eachStepHasADeclarativeAndAScriptedExampleUnderItsHeading() {
        Stream<String> functions = Stream.concat(
                SmallJenkins.STEPS.stream().map(OperationDescriptor::getFunctionName), Stream.of("withSlipway"));

        functions.forEach(function -> {
            String section =
                    Documentation.page().split("\n### " + function + "\n", 2)[1].split("\n##", 2)[0];
            List<String> ofStep = Documentation.examples(section, "groovy").stream()
                    .filter(script -> StepCalls.in(script).stream()
                            .anyMatch(call -> call.function().equals(function)))
                    .toList();
            assertThat(ofStep).as(function).anyMatch(script -> script.startsWith("pipeline {"));
            assertThat(ofStep).as(function).anyMatch(script -> !script.startsWith("pipeline {"));
        });
    }
}
