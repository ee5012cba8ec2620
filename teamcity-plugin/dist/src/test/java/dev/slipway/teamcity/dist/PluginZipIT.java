package dev.slipway.teamcity.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testkit.ClassFiles;
import dev.slipway.testkit.Linkage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.servlet.http.HttpServletRequest;
import jetbrains.buildServer.agent.AgentBuildRunner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.support.ApplicationObjectSupport;
import org.springframework.core.io.Resource;
import org.springframework.web.context.support.WebApplicationObjectSupport;
import org.springframework.web.servlet.mvc.AbstractController;
import org.springframework.web.servlet.support.WebContentGenerator;

class PluginZipIT {
    private static final long MOST_BYTES = 5 * 1024 * 1024;

    /** What OkHttp looks for and does without, and the one transport that no setting of the plugin chooses. */
    private static final List<String> OPTIONAL = List.of(
            "android",
            "dalvik",
            "com.android",
            "org.bouncycastle.jsse",
            "org.conscrypt",
            "org.openjsse",
            "org.apache.hc",
            "org.codehaus.mojo.animal_sniffer",
            "com.oracle.svm",
            "org.graalvm",
            "javax.annotation",
            "sun.misc",
            "kotlin",
            "io.soabase.recordbuilder");

    @TempDir
    Path directory;

    private PluginZip zip;

    @BeforeEach
    void open() throws IOException {
        zip = PluginZip.read();
    }

    private ClassFiles classes(Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = directory.resolve("classes").resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
        return ClassFiles.read(directory.resolve("classes"));
    }

    /** The signatures of TeamCity, and the libraries it has. */
    private static ClassFiles provided() throws IOException {
        return ClassFiles.read(Stream.of(
                        AgentBuildRunner.class,
                        HttpServletRequest.class,
                        AbstractController.class,
                        WebContentGenerator.class,
                        WebApplicationObjectSupport.class,
                        ApplicationObjectSupport.class,
                        BeanFactory.class,
                        Resource.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .distinct()
                .map(location -> Path.of(URI.create(location.toString())))
                .toList());
    }

    @Test
    void theZipHasThePlacesThatTeamCityLooksAt() throws IOException {
        assertThat(zip.entries().keySet())
                .contains("teamcity-plugin.xml", "LICENSE", "NOTICE.txt", "agent/slipway-agent.zip")
                .contains("server/slipway-teamcity-server.jar", "server/slipway-teamcity-lib.jar")
                .contains("kotlin-dsl/slipwayDeployRelease.xml");
        assertThat(zip.agent().keySet())
                .containsExactlyInAnyOrder(
                        "teamcity-plugin.xml", "lib/slipway-teamcity-agent.jar", "lib/slipway-teamcity-lib.jar");
        assertThat(zip.serverClassPath())
                .containsKeys("META-INF/build-server-plugin-slipway.xml", "buildServerResources/step/edit.jspf");
        assertThat(zip.agentClassPath()).containsKey("META-INF/build-agent-plugin-slipway.xml");
    }

    @Test
    void itIsSmall() throws IOException {
        assertThat(Files.size(zip.file())).as("bytes of the zip").isLessThan(MOST_BYTES);
    }

    @Test
    void theDescriptorsSayWhoAndWhichVersionThisIs() throws IOException {
        var server = zip.xml("teamcity-plugin.xml");
        assertThat(server.getDocumentElement().getNodeName()).isEqualTo("teamcity-plugin");
        assertThat(Xml.text(server, "name")).isEqualTo("slipway");
        assertThat(Xml.text(server, "version")).isEqualTo(System.getProperty("plugin.version"));
        assertThat(Xml.all(server, "deployment").get(0).getAttribute("use-separate-classloader"))
                .isEqualTo("true");
        var agent = Xml.parsed(zip.agent().get("teamcity-plugin.xml"));
        assertThat(agent.getDocumentElement().getNodeName()).isEqualTo("teamcity-agent-plugin");
        assertThat(Xml.all(agent, "plugin-deployment").get(0).getAttribute("use-separate-classloader"))
                .isEqualTo("true");
    }

    @Test
    void noClassOfTeamCityAndNoneOfTheOtherHalfIsShipped() throws IOException {
        List<String> ofOthers =
                List.of("jetbrains.buildServer", "javax.servlet", "org.springframework", "org.apache.hc", "org.junit");
        ClassFiles none = ClassFiles.read(List.of());

        assertThat(new Linkage(classes(zip.serverClassPath()), none).shippedOf(ofOthers))
                .isEmpty();
        assertThat(zip.serverClassPath().keySet()).noneMatch(name -> name.startsWith("dev/slipway/teamcity/agent/"));
        assertThat(zip.agentClassPath().keySet())
                .noneMatch(name -> name.startsWith("dev/slipway/teamcity/server/"))
                .noneMatch(name -> name.startsWith("jetbrains/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"server", "agent"})
    void everyClassFindsAllThatItRefersTo(String half) throws IOException {
        var files = half.equals("server") ? zip.serverClassPath() : zip.agentClassPath();

        assertThat(new Linkage(classes(files), provided()).unresolved(OPTIONAL)).isEmpty();
    }

    @Test
    void everyEntryHasTheSameTimeAndItsPlace() throws IOException {
        var times = new TreeSet<LocalDateTime>();
        for (String jar : List.of(
                "server/slipway-teamcity-server.jar", "server/slipway-teamcity-lib.jar", "agent/slipway-agent.zip")) {
            var archive =
                    new ZipInputStream(new ByteArrayInputStream(zip.entries().get(jar)));
            for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                times.add(entry.getTimeLocal());
            }
        }
        assertThat(times).hasSize(1);
    }
}
