package dev.slipway.jenkins.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.FutureCallback;
import dev.slipway.testkit.ClassFiles;
import dev.slipway.testkit.Linkage;
import hudson.Extension;
import hudson.model.Descriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.xml.parsers.DocumentBuilderFactory;
import net.java.sezpoz.Index;
import net.java.sezpoz.IndexItem;
import net.java.sezpoz.Indexable;
import org.jenkinsci.Symbol;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.core.Authentication;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The plugin as it is installed. */
class HpiIT {
    private static final Path HPI = Path.of(System.getProperty("slipway.hpi"));
    private static final Path HPI_AGAIN = Path.of(System.getProperty("slipway.hpi.again"));
    private static final String OWN_JAR = "slipway.jar";
    private static final long MOST_BYTES = 5_000_000;
    private static final Pattern EXPRESSION = Pattern.compile("\\b(it|entry|descriptor)\\.(\\w+)");

    @TempDir
    static Path libraries;

    private static List<Path> jars;

    @BeforeAll
    static void unpack() throws IOException {
        jars = new ArrayList<>();
        try (var hpi = new JarFile(HPI.toFile())) {
            for (ZipEntry entry : hpi.stream().toList()) {
                if (entry.getName().matches("WEB-INF/lib/.+\\.jar")) {
                    Path jar = libraries.resolve(entry.getName().substring("WEB-INF/lib/".length()));
                    try (InputStream content = hpi.getInputStream(entry)) {
                        Files.copy(content, jar);
                    }
                    jars.add(jar);
                }
            }
        }
    }

    private static Attributes manifest(Path archive) throws IOException {
        try (var jar = new JarFile(archive.toFile())) {
            return jar.getManifest().getMainAttributes();
        }
    }

    private static PluginLoader loader() throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars) {
            urls.add(jar.toUri().toURL());
        }
        return new PluginLoader(urls);
    }

    private static Set<String> ownClasses() throws IOException {
        try (var jar = new JarFile(libraries.resolve(OWN_JAR).toFile())) {
            return jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith("dev/slipway/jenkins/") && name.endsWith(".class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void theManifestSaysWhatJenkinsWantsToKnow() throws IOException {
        Attributes manifest = manifest(HPI);

        assertThat(manifest.getValue("Short-Name")).isEqualTo("slipway");
        assertThat(manifest.getValue("Long-Name")).isEqualTo("Slipway");
        assertThat(manifest.getValue("Plugin-Version")).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(manifest.getValue("Jenkins-Version")).isEqualTo("2.479.3");
        assertThat(manifest.getValue("Minimum-Java-Version")).isEqualTo("17");
        assertThat(manifest.getValue("Plugin-Dependencies").split(","))
                .extracting(dependency -> dependency.split(":")[0])
                .containsExactly("structs", "workflow-step-api", "credentials", "plain-credentials");
        assertThat(manifest.values().toString()).doesNotContain("${");
    }

    @Test
    void theJarWithOurClassesHasTheManifestOfThePlugin() throws IOException {
        Attributes plugin = manifest(HPI);
        Attributes own = manifest(libraries.resolve(OWN_JAR));

        for (String key : List.of("Short-Name", "Plugin-Version", "Jenkins-Version", "Plugin-Dependencies")) {
            assertThat(own.getValue(key)).as(key).isEqualTo(plugin.getValue(key));
        }
    }

    @Test
    void allOurClassesAreInThatJar() throws IOException {
        for (Path jar : jars) {
            try (var opened = new JarFile(jar.toFile())) {
                boolean hasOurs =
                        opened.stream().anyMatch(entry -> entry.getName().startsWith("dev/slipway/"));
                assertThat(hasOurs)
                        .as(jar.toString())
                        .isEqualTo(jar.getFileName().toString().equals(OWN_JAR));
            }
        }
    }

    @Test
    void onlyWhatIsNeededIsShipped() throws IOException {
        assertThat(jars)
                .extracting(jar -> jar.getFileName().toString().replaceFirst("-\\d.*", ""))
                .containsExactlyInAnyOrder(OWN_JAR, "jspecify", "kotlin-stdlib", "moshi", "okhttp-jvm", "okio-jvm");
        assertThat(new Linkage(ClassFiles.read(jars), ClassFiles.read())
                        .shippedOf(List.of(
                                "hudson",
                                "jenkins",
                                "org.jenkinsci",
                                "org.kohsuke",
                                "com.cloudbees",
                                "net.java.sezpoz",
                                "org.slf4j")))
                .isEmpty();
        assertThat(Files.size(HPI)).isLessThan(MOST_BYTES);
    }

    @Test
    void everyClassFindsWhatItLinks() throws Exception {
        ClassFiles jenkins = ClassFiles.read(
                home(Extension.class), home(FutureCallback.class), home(Indexable.class), home(Authentication.class));

        assertThat(new Linkage(ClassFiles.read(jars), jenkins)
                        .unresolved(List.of(
                                // Only for proxies with NTLM or Kerberos, which Jenkins does not know.
                                "org.apache.hc",
                                // Annotations for the time of compilation.
                                "io.soabase",
                                // What okhttp looks for and does without.
                                "org.conscrypt",
                                "org.bouncycastle",
                                "org.openjsse",
                                "android",
                                "dalvik",
                                "org.graalvm",
                                "com.oracle.svm")))
                .isEmpty();
    }

    private static Path home(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    @Test
    void theIndexOfExtensionsListsAllOfThemAndEachCanBeMade() throws Exception {
        try (PluginLoader loader = loader()) {
            Set<String> indexed = new TreeSet<>();
            for (IndexItem<Extension, Object> item : Index.load(Extension.class, Object.class, loader)) {
                assertThat(item.instance()).isInstanceOf(Descriptor.class);
                indexed.add(item.className());
            }

            assertThat(indexed).isEqualTo(classesWith(Extension.class, loader)).hasSize(14);
        }
    }

    @Test
    void theIndexOfSymbolsListsAllOfThemAndNoSymbolTwice() throws Exception {
        try (PluginLoader loader = loader()) {
            String index;
            try (InputStream file = loader.getResourceAsStream("META-INF/services/annotations/org.jenkinsci.Symbol")) {
                index = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            }
            List<String> symbols = new ArrayList<>();
            for (String name : index.lines().toList()) {
                symbols.addAll(List.of(
                        loader.loadClass(name).getAnnotation(Symbol.class).value()));
            }

            assertThat(new TreeSet<>(index.lines().toList())).isEqualTo(classesWith(Symbol.class, loader));
            assertThat(symbols).doesNotHaveDuplicates().contains("slipway", "slipwayPush", "withSlipway");
        }
    }

    private static Set<String> classesWith(Class<? extends Annotation> type, ClassLoader loader) throws Exception {
        Set<String> found = new TreeSet<>();
        for (String name : ownClasses()) {
            if (Class.forName(name, false, loader).isAnnotationPresent(type)) {
                found.add(name);
            }
        }
        return found;
    }

    @Test
    void twoPackagingsAreTheSameBytes() throws IOException {
        assertThat(Files.mismatch(HPI, HPI_AGAIN)).isEqualTo(-1);
    }

    @Test
    void viewsEscapeWhatTheyShowAndHaveNoScripts() throws Exception {
        for (Map.Entry<String, String> view : files(".+\\.jelly").entrySet()) {
            assertThat(view.getValue())
                    .as(view.getKey())
                    .startsWith("<?jelly escape-by-default='true'?>")
                    .doesNotContain("<script")
                    .doesNotContainPattern("\\bon[a-z]+=")
                    .doesNotContain("style=");
            assertThat(parsed(view.getValue())).as(view.getKey()).isNotNull();
        }
    }

    /** The forms of operations are drawn from their fields; that these have help is shown where the fields are known. */
    @Test
    void eachEntryOfAFormIsOfAPropertyAndHasHelp() throws Exception {
        Set<String> names = files(".+").keySet();
        try (PluginLoader loader = loader()) {
            for (Map.Entry<String, String> view :
                    files("dev/slipway/.+/config\\.jelly").entrySet()) {
                String owner = view.getKey().substring(0, view.getKey().lastIndexOf('/'));
                NodeList all = parsed(view.getValue()).getElementsByTagName("*");
                for (int i = 0; i < all.getLength(); i++) {
                    String field = ((Element) all.item(i)).getAttribute("field");
                    if (field.isEmpty() || owner.endsWith("/OperationStep")) {
                        continue;
                    }
                    Class<?> type = loader.loadClass(owner.replace('/', '.'));
                    assertThat(Stream.of(type.getMethods()).map(method -> method.getName()))
                            .as(view.getKey())
                            .contains("get" + Character.toUpperCase(field.charAt(0)) + field.substring(1));
                    assertThat(names).contains(owner + "/help-" + field + ".html");
                }
            }
        }
    }

    /** What a view asks of its object, of its descriptor, and of the entries of a build's page. */
    @Test
    void eachExpressionOfAViewHasAnAnswer() throws Exception {
        var asked = 0;
        try (PluginLoader loader = loader()) {
            for (Map.Entry<String, String> view :
                    files("dev/slipway/.+\\.jelly").entrySet()) {
                Class<?> owner = loader.loadClass(view.getKey()
                        .substring(0, view.getKey().lastIndexOf('/'))
                        .replace('/', '.'));
                for (MatchResult found :
                        EXPRESSION.matcher(view.getValue()).results().toList()) {
                    Class<?> answering =
                            switch (found.group(1)) {
                                case "it" -> owner;
                                case "entry" -> loader.loadClass(owner.getPackageName() + ".Entry");
                                default -> descriptor(owner, loader);
                            };
                    String name = found.group(2);
                    String capitalized = Character.toUpperCase(name.charAt(0)) + name.substring(1);
                    assertThat(Stream.of(answering.getMethods()).map(Method::getName))
                            .as(view.getKey() + ": " + found.group())
                            .containsAnyOf(name, "get" + capitalized, "is" + capitalized);
                    asked++;
                }
            }
        }
        assertThat(asked).isGreaterThan(15);
    }

    private static Class<?> descriptor(Class<?> owner, ClassLoader loader) throws ClassNotFoundException {
        if (Descriptor.class.isAssignableFrom(owner)) {
            return owner;
        }
        return owner.getSimpleName().equals("OperationStep")
                ? loader.loadClass("dev.slipway.jenkins.step.OperationDescriptor")
                : loader.loadClass(owner.getName() + "$DescriptorImpl");
    }

    /** A value that Jenkins keeps encrypted would be in the page of the form; here is none, only ids of credentials. */
    @Test
    void noFormHasAFieldForASecret() throws Exception {
        assertThat(files(".+\\.jelly").values()).noneMatch(view -> view.contains("password"));
    }

    @Test
    void helpIsWellFormedAndOneBlock() throws Exception {
        Map<String, String> help = files(".+/help(-\\w+)?\\.html");

        assertThat(help).hasSizeGreaterThan(80);
        for (Map.Entry<String, String> page : help.entrySet()) {
            assertThat(parsed(page.getValue()).getTagName()).as(page.getKey()).isEqualTo("div");
        }
    }

    @Test
    void thePluginDescribesItself() throws IOException {
        assertThat(files("index\\.jelly")).hasSize(1);
    }

    private static Map<String, String> files(String pattern) throws IOException {
        Pattern wanted = Pattern.compile(pattern);
        Map<String, String> files = new TreeMap<>();
        try (var jar = new JarFile(libraries.resolve(OWN_JAR).toFile())) {
            for (ZipEntry entry : jar.stream().toList()) {
                if (wanted.matcher(entry.getName()).matches() && !entry.isDirectory()) {
                    try (InputStream content = jar.getInputStream(entry)) {
                        files.put(entry.getName(), new String(content.readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            }
        }
        return files;
    }

    private static Element parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }
}
