package dev.slipway.bamboo.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.bamboo.specs.api.builders.AtlassianModule;
import com.atlassian.bamboo.specs.api.builders.task.AnyTask;
import com.atlassian.bamboo.specs.api.builders.task.Task;
import com.atlassian.bamboo.specs.api.model.task.AnyTaskProperties;
import com.atlassian.bamboo.specs.api.model.task.TaskProperties;
import com.atlassian.bamboo.specs.api.util.EntityPropertiesBuilders;
import com.atlassian.bamboo.specs.util.BambooSpecSerializer;
import com.atlassian.bamboo.task.export.TaskValidationContext;
import dev.slipway.bamboo.TaskModules;
import dev.slipway.bamboo.form.SpecsExporter;
import dev.slipway.ci.CiOperation;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The Java is compiled and run, the YAML is read, and all of it has to pass the checks of an import into Bamboo. */
class ExamplesTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "bamboo.md");
    private static final Path SAMPLE = Path.of("..", "sample");
    private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern YAML = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path classes;

    @Test
    void thePagesJavaIsRight() throws Exception {
        String tasks = blocks(JAVA)
                .map(block -> "all.add(" + block.strip().replaceFirst(",$", "") + ");\n")
                .collect(Collectors.joining());
        Path source = Files.writeString(
                classes.resolve("Page.java"),
                """
                import com.atlassian.bamboo.specs.api.builders.task.Task;
                import dev.slipway.bamboo.specs.*;
                import java.time.Duration;
                import java.util.*;
                public class Page {
                    public static List<Task<?, ?>> tasks() {
                        var all = new ArrayList<Task<?, ?>>();
                        %s
                        return all;
                    }
                }
                """
                        .formatted(tasks));

        List<AnyTaskProperties> made = new ArrayList<>();
        for (Object task : (List<?>) call(compile(source, "Page").getMethod("tasks"), null)) {
            made.add((AnyTaskProperties) EntityPropertiesBuilders.build((Task<?, ? extends TaskProperties>) task));
        }

        areRight(made);
    }

    @Test
    void thePagesYamlIsRight() throws IOException {
        areRight(blocks(YAML).flatMap(ExamplesTest::anyTasks).toList());
    }

    @Test
    void bothLanguagesHaveTheSameExamples() throws Exception {
        List<Map<String, String>> yaml = blocks(YAML)
                .flatMap(ExamplesTest::anyTasks)
                .map(AnyTaskProperties::getConfiguration)
                .toList();

        assertThat(yaml).isNotEmpty();
        assertThat(blocks(JAVA).count()).isEqualTo(yaml.size());
    }

    @Test
    void thePageNamesEveryTask() throws IOException {
        assertThat(CiOperation.values()).allSatisfy(operation -> assertThat(Files.readString(PAGE))
                .contains(TaskModules.completeKey(operation)));
    }

    @Test
    void theSampleProjectIsRight() throws Exception {
        Path source = SAMPLE.resolve("src/main/java/com/example/specs/WebShopSpecs.java");
        Class<?> specs = compile(source, "com.example.specs.WebShopSpecs");
        Object sample = specs.getConstructor().newInstance();

        for (String method : List.of("plan", "deployment")) {
            Method made = specs.getDeclaredMethod(method);
            made.setAccessible(true);
            assertThat(BambooSpecSerializer.dump(
                            (com.atlassian.bamboo.specs.api.builders.EntityPropertiesBuilder<?>) call(made, sample)))
                    .contains("dev.slipway.bamboo:task.");
        }
    }

    @Test
    void theSamplesYamlIsRight() throws IOException {
        List<AnyTaskProperties> tasks = anyTasks(Files.readString(SAMPLE.resolve("bamboo-specs/bamboo.yaml")))
                .toList();

        assertThat(tasks).hasSize(6).allSatisfy(ExamplesTest::isRight);
    }

    private static void areRight(List<AnyTaskProperties> tasks) {
        assertThat(tasks).allSatisfy(ExamplesTest::isRight);
        assertThat(tasks.stream().map(ExamplesTest::key).collect(Collectors.toSet()))
                .isEqualTo(Stream.of(CiOperation.values())
                        .map(TaskModules::completeKey)
                        .collect(Collectors.toSet()));
    }

    private static void isRight(AnyTaskProperties task) {
        assertThat(TaskModules.operation(key(task))).isPresent();
        assertThat(new SpecsExporter().validate(new TaskValidationContext() {}, task))
                .isEmpty();
    }

    private static String key(AnyTaskProperties task) {
        return task.getAtlassianPlugin().getCompleteModuleKey();
    }

    private static Stream<String> blocks(Pattern language) throws IOException {
        return language.matcher(Files.readString(PAGE)).results().map(ExamplesTest::content);
    }

    private static String content(MatchResult block) {
        return block.group(1);
    }

    private static Stream<AnyTaskProperties> anyTasks(String yaml) {
        return StreamSupport.stream(new Yaml().loadAll(yaml).spliterator(), false)
                .flatMap(ExamplesTest::anyTasksIn);
    }

    private static Stream<AnyTaskProperties> anyTasksIn(Object node) {
        if (node instanceof List<?> list) {
            return list.stream().flatMap(ExamplesTest::anyTasksIn);
        }
        if (!(node instanceof Map<?, ?> map)) {
            return Stream.of();
        }
        return map.get("any-task") instanceof Map<?, ?> task
                ? Stream.of(anyTask(task))
                : map.values().stream().flatMap(ExamplesTest::anyTasksIn);
    }

    private static AnyTaskProperties anyTask(Map<?, ?> task) {
        var configuration = new TreeMap<String, String>();
        ((Map<?, ?>) task.get("configuration"))
                .forEach((key, value) -> configuration.put((String) key, (String) value));
        return EntityPropertiesBuilders.build(
                new AnyTask(new AtlassianModule((String) task.get("plugin-key"))).configuration(configuration));
    }

    private Class<?> compile(Path source, String name) throws Exception {
        var compiler = ToolProvider.getSystemJavaCompiler();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var options = List.of("-d", classes.toString(), "-cp", classPath, "-proc:none");
            assertThat(compiler.getTask(null, files, null, options, null, files.getJavaFileObjects(source))
                            .call())
                    .isTrue();
        }
        var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, ExamplesTest.class.getClassLoader());
        return loader.loadClass(name);
    }

    private static Object call(Method method, Object on) throws ReflectiveOperationException {
        return method.invoke(on);
    }
}
