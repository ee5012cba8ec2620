package dev.slipway.bamboo.specs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.atlassian.bamboo.specs.api.builders.plan.Job;
import com.atlassian.bamboo.specs.api.builders.plan.Plan;
import com.atlassian.bamboo.specs.api.builders.plan.Stage;
import com.atlassian.bamboo.specs.api.builders.project.Project;
import com.atlassian.bamboo.specs.api.builders.task.Task;
import com.atlassian.bamboo.specs.api.model.task.AnyTaskProperties;
import com.atlassian.bamboo.specs.util.BambooSpecSerializer;
import dev.slipway.ci.CiOperation;
import dev.slipway.ci.Field;
import java.io.StringReader;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The builders beside the catalogue of fields, through the YAML that Bamboo is sent. */
class BuildersTest {
    static Stream<Arguments> builders() {
        return Stream.of(
                arguments(CiOperation.PACK, new SlipwayPackTask(), "task.pack"),
                arguments(CiOperation.PUSH, new SlipwayPushTask(), "task.push"),
                arguments(CiOperation.BUILD_INFORMATION, new SlipwayBuildInformationTask(), "task.buildinfo"),
                arguments(CiOperation.CREATE_RELEASE, new SlipwayCreateReleaseTask(), "task.createrelease"),
                arguments(CiOperation.DEPLOY, new SlipwayDeployTask(), "task.deploy"),
                arguments(CiOperation.PROMOTE, new SlipwayPromoteTask(), "task.promote"),
                arguments(CiOperation.RUNBOOK, new SlipwayRunbookTask(), "task.runbook"),
                arguments(CiOperation.AWAIT, new SlipwayAwaitTask(), "task.await"));
    }

    @ParameterizedTest
    @MethodSource("builders")
    void aBuilderHasASetterForEachFieldAndNoOther(CiOperation operation, SlipwayTask<?> builder, String module)
            throws ReflectiveOperationException {
        for (Method setter : setters(builder)) {
            setter.invoke(builder, sample(setter.getParameterTypes()[0]));
        }

        Map<String, String> sent = configuration(dump(builder));

        Stream<String> server = operation == CiOperation.PACK ? Stream.of() : Stream.of("server");
        assertThat(sent.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(server, operation.fields().stream().map(Field::name))
                                .toList());
        assertThat(dump(builder)).contains("dev.slipway.bamboo:" + module);
    }

    @Test
    void valuesAreWrittenAsTheFormWritesThem() {
        var task = new SlipwayDeployTask()
                .environments("Test", "Production")
                .variables(new TreeMap<>(Map.of("Size", "2", "Colour", "a=b")))
                .timeout(Duration.ofMinutes(90))
                .waitUntilFinished(false)
                .version("${bamboo.slipway.release.version}");

        assertThat(configuration(dump(task)))
                .isEqualTo(Map.of(
                        "environments", "Test\nProduction",
                        "variables", "Colour=a=b\nSize=2",
                        "timeout", "PT1H30M",
                        "wait", "false",
                        "version", "${bamboo.slipway.release.version}"));
    }

    @Test
    void whatAllTasksHaveIsKept() {
        String yaml =
                dump(new SlipwayPackTask().description("Pack it").enabled(false).packageDescription("A shop"));

        assertThat(yaml).contains("description: Pack it", "enabled: false");
        assertThat(configuration(yaml)).isEqualTo(Map.of("description", "A shop"));
    }

    private static Iterable<Method> setters(SlipwayTask<?> builder) {
        return Arrays.stream(builder.getClass().getMethods())
                .filter(method -> method.getParameterCount() == 1 && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !method.isBridge()
                        && SlipwayTask.class.isAssignableFrom(method.getDeclaringClass())
                        && SlipwayTask.class.isAssignableFrom(method.getReturnType()))
                .toList();
    }

    private static Object sample(Class<?> type) {
        if (type == String.class) {
            return "text";
        }
        if (type == String[].class) {
            return new String[] {"one", "two"};
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == int.class) {
            return 3;
        }
        return type == Duration.class ? Duration.ofSeconds(90) : Map.of("name", "value");
    }

    private static String dump(Task<?, AnyTaskProperties> task) {
        return BambooSpecSerializer.dump(new Plan(new Project().key("SHOP").name("Shop"), "Web", "WEB")
                .stages(new Stage("Build").jobs(new Job("Build", "JOB").tasks(task))));
    }

    /** Of the only task in it. */
    private static Map<String, String> configuration(String yaml) {
        return find(new Yaml().compose(new StringReader(yaml)), "configuration")
                .map(BuildersTest::texts)
                .orElseThrow();
    }

    private static Optional<MappingNode> find(Node node, String key) {
        if (node instanceof MappingNode mapping) {
            return mapping.getValue().stream()
                    .flatMap(entry -> name(entry).equals(key) && entry.getValueNode() instanceof MappingNode found
                            ? Stream.of(found)
                            : find(entry.getValueNode(), key).stream())
                    .findFirst();
        }
        return node instanceof SequenceNode sequence
                ? sequence.getValue().stream()
                        .flatMap(one -> find(one, key).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static Map<String, String> texts(MappingNode mapping) {
        return mapping.getValue().stream()
                .collect(Collectors.toMap(
                        BuildersTest::name,
                        entry -> ((ScalarNode) entry.getValueNode()).getValue(),
                        (one, same) -> one,
                        LinkedHashMap::new));
    }

    private static String name(NodeTuple entry) {
        return ((ScalarNode) entry.getKeyNode()).getValue();
    }
}
