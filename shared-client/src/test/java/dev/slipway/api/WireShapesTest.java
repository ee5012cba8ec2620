package dev.slipway.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.json.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers written by hand, against which server and client, sharing the records, cannot misspell a property alike. */
class WireShapesTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                Account.class,
                ApiError.class,
                Channel.class,
                CreateRelease.class,
                CreateUntenantedDeployments.class,
                Deployment.class,
                DeploymentPreview.class,
                DeploymentProcess.class,
                Lifecycle.class,
                Machine.class,
                MachinePolicy.class,
                PackageVersion.class,
                Project.class,
                Release.class,
                Runbook.class,
                Space.class,
                TaskDetails.class,
                Tenant.class,
                User.class,
                VariableSet.class,
            })
    void aShapeReadAndWrittenIsTheSame(Class<?> type) throws IOException {
        String byHand = resource(type.getSimpleName() + ".json");

        Object read = WireJson.read(byHand, type);

        assertThat(tree(WireJson.write(read))).isEqualTo(tree(byHand));
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyRecordCanBeReadFromNothingAndWrittenAgain(Class<?> type) {
        Object empty = WireJson.empty(type);

        assertThat(WireJson.<Object>read(WireJson.write(empty), type)).isEqualTo(empty);
    }

    static List<Class<?>> records() throws IOException, ReflectiveOperationException {
        Path classes = Path.of(
                Space.class.getProtectionDomain().getCodeSource().getLocation().getPath(), "dev/slipway/api");
        try (Stream<Path> files = Files.list(classes)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("$"))
                    .<Class<?>>map(name -> named("dev.slipway.api." + name.replace(".class", "")))
                    .filter(type -> type.isRecord() && type != Page.class && Modifier.isPublic(type.getModifiers()))
                    .filter(type -> type != DeploymentAndTask.class && type != ReleaseProgression.class)
                    .toList();
        }
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aNotFoundHasNoErrorsAtAll() {
        ApiError notFound =
                WireJson.empty(ApiError.class).withErrorMessage("Not found").withErrors(List.of());

        assertThat(WireJson.write(notFound)).doesNotContain("\"Errors\"");
    }

    @Test
    void aRetentionPeriodFollowsFromWhicheverPropertyAClientKnows() {
        assertThat(WireJson.read("{\"Strategy\":\"Forever\"}", RetentionPeriod.class))
                .isEqualTo(RetentionPeriod.FOREVER);
        assertThat(WireJson.read("{\"ShouldKeepForever\":true,\"QuantityToKeep\":0}", RetentionPeriod.class))
                .isEqualTo(RetentionPeriod.FOREVER);
        assertThat(WireJson.read(
                        "{\"ShouldKeepForever\":false,\"QuantityToKeep\":3,\"Unit\":\"Days\"}", RetentionPeriod.class))
                .isEqualTo(RetentionPeriod.days(3));
    }

    @Test
    void aTextThatABuilderWasNotGivenIsWrittenEmpty() {
        String written =
                WireJson.write(EnvironmentBuilder.builder().name("Test").build());

        assertThat(WireJson.read(written, Environment.class))
                .isEqualTo(WireJson.empty(Environment.class).withName("Test"));
    }

    @Test
    void secretsAreNotInTheTextOfARecord() {
        var login = new Login("ada", "hunter2");
        var variable = WireJson.empty(Variable.class).withName("Password").withValue("hunter2");
        var user = WireJson.empty(User.class).withUsername("ada").withPassword("hunter2");

        assertThat(login + " " + variable + " " + user).doesNotContain("hunter2");
    }

    private static Object tree(String json) {
        return WireJson.read(json, Object.class);
    }

    private static String resource(String name) throws IOException {
        try (InputStream file = requireNonNull(WireShapesTest.class.getResourceAsStream("/wire/" + name), name)) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }
}
