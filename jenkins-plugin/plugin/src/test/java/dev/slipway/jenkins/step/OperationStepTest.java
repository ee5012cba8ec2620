package dev.slipway.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.ci.Field;
import dev.slipway.ci.FieldKind;
import dev.slipway.jenkins.testing.FakeStepContext;
import dev.slipway.jenkins.testing.SmallJenkins;
import hudson.AbortException;
import hudson.FilePath;
import hudson.util.ComboBoxModel;
import hudson.util.ListBoxModel;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kohsuke.stapler.DataBoundSetter;

/** The steps against the operations they stand for: parameters, forms, help. */
class OperationStepTest {
    @RegisterExtension
    final SmallJenkins jenkins = new SmallJenkins();

    static Stream<OperationDescriptor> steps() {
        return SmallJenkins.STEPS.stream();
    }

    private static Set<String> names(OperationDescriptor step) {
        return step.operation().fields().stream().map(Field::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String capitalized(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void aStepHasASetterForEachFieldAndNoOther(OperationDescriptor step) {
        Set<String> setters = Stream.of(step.clazz.getMethods())
                .filter(method -> method.isAnnotationPresent(DataBoundSetter.class))
                .map(method -> Character.toLowerCase(method.getName().charAt(3))
                        + method.getName().substring(4))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(setters).isEqualTo(new TreeSet<>(step.parameters()));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void whatIsSetIsWhatTheFormShowsAndEmptyMeansTheStandard(OperationDescriptor step) throws Exception {
        var instance = (OperationStep) step.clazz.getConstructor().newInstance();
        for (Field field : step.operation().fields()) {
            boolean isFlag = field.kind() == FieldKind.FLAG;
            Method setter =
                    step.clazz.getMethod("set" + capitalized(field.name()), isFlag ? boolean.class : String.class);
            Method getter = step.clazz.getMethod((isFlag ? "is" : "get") + capitalized(field.name()));

            assertThat(getter.invoke(instance)).as(field.name()).hasToString(field.standard());
            Object other = isFlag ? !Boolean.parseBoolean(field.standard()) : "something";
            setter.invoke(instance, other);
            assertThat(getter.invoke(instance)).as(field.name()).isEqualTo(other);
            setter.invoke(instance, isFlag ? (Object) Boolean.parseBoolean(field.standard()) : "  ");
            assertThat(getter.invoke(instance)).as(field.name()).hasToString(field.standard());
        }
        assertThat(instance.values()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void theFormHasEachFieldOnceWithAControlThatFits(OperationDescriptor step) {
        List<String> all = Stream.concat(step.getMainFields().stream(), step.getOtherFields().stream())
                .toList();

        assertThat(all).containsExactlyInAnyOrderElementsOf(names(step));
        for (String name : all) {
            assertThat(step.label(name)).as(name).isNotBlank();
            String control = step.control(name);
            Class<?> model = Map.<String, Class<?>>of("select", ListBoxModel.class, "combobox", ComboBoxModel.class)
                    .get(control);
            if (model != null) {
                assertThat(step.getClass().getMethods())
                        .as("what the %s %s is filled with", control, name)
                        .anyMatch(method -> method.getName().equals("doFill" + capitalized(name) + "Items")
                                && method.getReturnType() == model);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("steps")
    void eachParameterHasHelpThatSaysWhatTheFieldIs(OperationDescriptor step) throws IOException {
        for (Field field : step.operation().fields()) {
            assertThat(help(step, "help-" + field.name() + ".html"))
                    .as(field.name())
                    .startsWith("<div>")
                    .contains(field.help()
                            .replace("&", "&amp;")
                            .replace("<", "&lt;")
                            .replace(">", "&gt;"));
        }
        for (String other : step.parameters()) {
            assertThat(help(step, "help-" + other + ".html")).as(other).contains("<p>");
        }
        assertThat(help(step, "help.html")).contains("Returns a map");
    }

    /** As Jenkins looks for it: at the class, and else at the ones it extends. */
    private static String help(OperationDescriptor step, String file) throws IOException {
        for (Class<?> type = step.clazz; type != null; type = type.getSuperclass()) {
            try (InputStream found = type.getResourceAsStream(type.getSimpleName() + "/" + file)) {
                if (found != null) {
                    return new String(found.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        return "";
    }

    @ParameterizedTest
    @MethodSource("steps")
    void whatIsMissingIsSaidAllAtOnceAndTheServerIsNotAsked(OperationDescriptor step, @TempDir File workspace)
            throws Exception {
        FakeStepContext context = jenkins.context(new FilePath(workspace));
        StepExecution execution = step.newInstance(Map.of()).start(context);

        Throwable failure = null;
        try {
            execution.start();
            failure = context.failure();
        } catch (AbortException e) {
            failure = e;
        }

        assertThat(failure).isInstanceOf(AbortException.class);
        for (Field field : step.operation().fields()) {
            if (field.isRequired()) {
                assertThat(failure).hasMessageContaining(field.name() + ": ");
            }
        }
        assertThat(jenkins.slipway().requests()).isEmpty();
    }

    @Test
    void scriptsGiveListsMapsNumbersAndFlags() throws Exception {
        var step = (DeployReleaseStep) SmallJenkins.step(
                "slipwayDeployRelease",
                Map.of(
                        "project",
                        "Web",
                        "version",
                        3,
                        "environments",
                        List.of("Test, the first", "Production"),
                        "variables",
                        Map.of("Colour", "blue"),
                        "wait",
                        false,
                        "server",
                        "slipway"));

        assertThat(step.values())
                .containsEntry("version", "3")
                .containsEntry("environments", List.of("Test, the first", "Production"))
                .containsEntry("variables", Map.of("Colour", "blue"))
                .containsEntry("wait", "false");
        assertThat(step.getServer()).isEqualTo("slipway");
        assertThat(step.getEnvironments()).isEqualTo("Test, the first\nProduction");
        assertThat(step.getVariables()).isEqualTo("Colour=blue");
        assertThat(step.isWait()).isFalse();
    }

    @Test
    void aWrongParameterIsAnsweredWithTheRightOnes() {
        assertThatThrownBy(() -> SmallJenkins.step("slipwayPush", Map.of("pattern", "*.zip")))
                .hasMessageStartingWith("slipwayPush has no parameter 'pattern'; it has server, credentialsId, space, ")
                .hasMessageContaining("packagePaths");
        assertThatThrownBy(() -> SmallJenkins.step("slipwayPack", Map.of("server", "slipway")))
                .hasMessageStartingWith("slipwayPack has no parameter 'server'");
    }

    @Test
    void aMissingVariableOfAScriptIsNotTakenForAWord() {
        assertThatThrownBy(() -> SmallJenkins.step("slipwayAwait", Map.of("tasks", Collections.singletonList(null))))
                .hasMessage("slipwayAwait: there is a null in 'tasks'");
    }

    @Test
    void onlyWhatWorksOnFilesNeedsANode() {
        assertThat(SmallJenkins.STEPS)
                .filteredOn(step -> step.getRequiredContext().contains(FilePath.class))
                .extracting(OperationDescriptor::getFunctionName)
                .containsExactly("slipwayPack", "slipwayPush");
    }
}
