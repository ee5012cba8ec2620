package dev.slipway.bamboo.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.bamboo.task.CommonTaskType;
import dev.slipway.bamboo.TaskModules;
import dev.slipway.ci.CiOperation;
import dev.slipway.testkit.ClassFiles;
import dev.slipway.testkit.Linkage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class PackagedPluginIT {
    private static final Path JAR = Path.of(System.getProperty("slipway.bamboo.jar"));
    private static final Path AGAIN = Path.of(System.getProperty("slipway.bamboo.jar.again"));
    private static final long MOST_BYTES = 5L * 1024 * 1024;

    /** Where a text of {@code slipway.properties} is asked for. */
    private static final Pattern KEY = Pattern.compile("[\"'{](slipway\\.(?:task|servers?)(?:\\.[\\w.]+)?)[\"'}]");

    /** TLS libraries that OkHttp looks for and does without, a transport that no task can choose, and annotations. */
    private static final List<String> OPTIONAL = List.of(
            "org.bouncycastle.jsse",
            "org.conscrypt",
            "org.graalvm.nativeimage",
            "org.openjsse",
            "org.apache.hc",
            "org.jspecify.annotations",
            "io.soabase.recordbuilder");

    private final Map<String, byte[]> files = new TreeMap<>();
    private Document descriptor;

    @BeforeEach
    void open() throws Exception {
        try (var jar = new JarFile(JAR.toFile())) {
            for (var entry : jar.stream().filter(one -> !one.isDirectory()).toList()) {
                files.put(entry.getName(), jar.getInputStream(entry).readAllBytes());
            }
        }
        descriptor = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(files.get("atlassian-plugin.xml")));
    }

    @Test
    void theDescriptorNamesThePluginAndItsVersion() throws Exception {
        assertThat(texts("/atlassian-plugin/@key")).containsExactly(TaskModules.PLUGIN_KEY);
        assertThat(texts("/atlassian-plugin/@plugins-version")).containsExactly("2");
        assertThat(text("atlassian-plugin.xml")).doesNotContain("@project", "${");
        assertThat(texts("//plugin-info/version").get(0)).matches("\\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    void thereIsATaskTypeForEachOperation() throws Exception {
        assertThat(texts("//taskType/@key").stream()
                        .map(key -> TaskModules.operation(TaskModules.PLUGIN_KEY + ":" + key)))
                .doesNotHaveDuplicates()
                .hasSize(CiOperation.values().length)
                .allMatch(Optional::isPresent);
    }

    /** Bamboo makes them with what their only public constructor asks for. */
    @Test
    void everyClassThatTheDescriptorNamesCanBeMade() throws Exception {
        assertThat(new TreeSet<>(texts("//@class"))).hasSizeGreaterThan(10).allSatisfy(name -> {
            assertThat(files).containsKey(name.replace('.', '/') + ".class");
            Class<?> named = Class.forName(name);
            assertThat(Modifier.isPublic(named.getModifiers())).isTrue();
            assertThat(named.getConstructors()).hasSize(1);
            assertThat(Arrays.stream(named.getConstructors()[0].getParameterTypes()))
                    .allMatch(parameter -> parameter.getName().startsWith("com.atlassian."));
        });
        assertThat(texts("//taskType/@class"))
                .allSatisfy(name -> assertThat(CommonTaskType.class).isAssignableFrom(Class.forName(name)));
    }

    @Test
    void everyActionHasItsMethod() throws Exception {
        NodeList actions = nodes("//action");
        assertThat(IntStream.range(0, actions.getLength()).mapToObj(actions::item))
                .hasSize(7)
                .allSatisfy(action -> {
                    var attributes = action.getAttributes();
                    Class<?> named =
                            Class.forName(attributes.getNamedItem("class").getNodeValue());
                    assertThat(named.getMethod(attributes.getNamedItem("method").getNodeValue())
                                    .getReturnType())
                            .isEqualTo(String.class);
                });
    }

    @Test
    void everyFileThatTheDescriptorNamesIsThere() throws Exception {
        List<String> locations = Stream.of(
                        texts("//resource[@type='freemarker' or @type='download']/@location"),
                        texts("//param[@name='plugin-icon']"),
                        texts("//result[@type='freemarker']").stream()
                                .map(path -> path.substring(1))
                                .toList(),
                        texts("//resource[@type='i18n']/@location").stream()
                                .map(name -> name + ".properties")
                                .toList())
                .flatMap(List::stream)
                .toList();

        assertThat(locations).hasSizeGreaterThan(20).allSatisfy(location -> assertThat(files)
                .containsKey(location));
        assertThat(files.keySet())
                .filteredOn(name -> name.startsWith("templates/"))
                .allMatch(locations::contains);
    }

    @Test
    void aRedirectGoesToAnActionOfThePlugin() throws Exception {
        Set<String> actions = new TreeSet<>();
        for (String action : texts("//package[@name='slipwayAdministration']/action/@name")) {
            actions.add("/admin/slipway/" + action + ".action");
        }

        assertThat(Stream.of(
                                texts("//result[@type='redirect']"),
                                texts("//link"),
                                texts("//param[@name='configure.url']"))
                        .flatMap(List::stream))
                .isNotEmpty()
                .allMatch(actions::contains);
    }

    @Test
    void everyTextIsThereAndEachIsUsed() throws IOException {
        var texts = new Properties();
        texts.load(new StringReader(text("slipway.properties")));
        var used = new TreeSet<String>();
        for (String name : files.keySet()) {
            if (name.endsWith(".ftl") || name.equals("atlassian-plugin.xml")) {
                Matcher keys = KEY.matcher(text(name));
                while (keys.find()) {
                    used.add(keys.group(1));
                }
            }
        }

        assertThat(new TreeSet<>(texts.stringPropertyNames())).isEqualTo(used);
        assertThat(texts.values()).noneMatch(text -> text.toString().isBlank());
    }

    /** With OSGi headers Bamboo would take the jar for a bundle and leave out what it adds otherwise. */
    @Test
    void theManifestLeavesTheBundleToBamboo() throws IOException {
        try (var jar = new JarFile(JAR.toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            assertThat(manifest.keySet().stream().map(Object::toString))
                    .containsExactlyInAnyOrder("Manifest-Version", "Implementation-Title", "Implementation-Version");
        }
    }

    @Test
    void noClassOfBambooIsShipped() throws IOException {
        assertThat(new Linkage(ClassFiles.read(JAR), ClassFiles.read())
                        .shippedOf(List.of("com.atlassian", "org.apache.struts2", "org.slf4j", "dev.slipway.testkit")))
                .isEmpty();
    }

    @Test
    void everythingThatIsLinkedIsShippedOrBamboos() throws IOException {
        List<Path> provided = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> Stream.of("sdk-signatures", "bamboo-specs-api", "slf4j-api")
                        .anyMatch(path::contains))
                .map(Path::of)
                .toList();

        assertThat(new Linkage(ClassFiles.read(JAR), ClassFiles.read(provided)).unresolved(OPTIONAL))
                .isEmpty();
    }

    @Test
    void packedTwiceItIsTheSameToTheByte() throws IOException {
        assertThat(JAR).hasSameBinaryContentAs(AGAIN);
    }

    @Test
    void itIsSmall() throws IOException {
        assertThat(Files.size(JAR)).isLessThan(MOST_BYTES);
    }

    private String text(String file) {
        return new String(files.get(file), StandardCharsets.UTF_8);
    }

    private List<String> texts(String xpath) throws Exception {
        NodeList found = nodes(xpath);
        return IntStream.range(0, found.getLength())
                .mapToObj(index -> found.item(index).getTextContent())
                .toList();
    }

    private NodeList nodes(String xpath) throws Exception {
        XPath query = XPathFactory.newInstance().newXPath();
        return (NodeList) query.evaluate(xpath, descriptor, XPathConstants.NODESET);
    }
}
