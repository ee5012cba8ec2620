package dev.slipway.server.steps.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.host.HostSettings;
import dev.slipway.host.LocalShell;
import dev.slipway.host.ScriptHost;
import dev.slipway.host.ShellScriptHost;
import dev.slipway.server.blob.DirectoryBlobStore;
import dev.slipway.server.blob.StagedBlob;
import dev.slipway.server.deployment.PinnedPackage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That a version which is made from another one is what it would be if it were sent whole. */
class VersionTreeTest {
    private static final int FILE = 0644;
    private static final int PROGRAM = 0755;

    @TempDir
    private Path directory;

    private DirectoryBlobStore blobs;
    private DerivedArchives archives;
    private int versions;

    @BeforeEach
    void open() throws IOException {
        blobs = new DirectoryBlobStore(directory.resolve("blobs"), Clock.systemUTC());
        archives = new DerivedArchives(directory.resolve("cache"), blobs, Clock.systemUTC(), 1 << 30);
    }

    @AfterEach
    void close() throws IOException {
        blobs.close();
    }

    /** @param target of a symbolic or hard link; else the content of a file */
    private record Node(byte type, int mode, String target) {
        static Node file(String content) {
            return new Node(TarConstants.LF_NORMAL, FILE, content);
        }

        static Node program(String content) {
            return new Node(TarConstants.LF_NORMAL, PROGRAM, content);
        }

        static Node folder() {
            return new Node(TarConstants.LF_DIR, PROGRAM, "");
        }

        static Node link(String target) {
            return new Node(TarConstants.LF_SYMLINK, PROGRAM, target);
        }

        static Node sameAs(String target) {
            return new Node(TarConstants.LF_LINK, FILE, target);
        }
    }

    private PinnedPackage version(Map<String, Node> nodes) throws IOException {
        versions++;
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes), "UTF-8")) {
            for (Map.Entry<String, Node> one : nodes.entrySet()) {
                Node node = one.getValue();
                var entry = new TarArchiveEntry(one.getKey(), node.type());
                entry.setMode(node.mode());
                entry.setModTime(1_700_000_000_000L + versions * 1000L);
                byte[] content = new byte[0];
                if (node.type() == TarConstants.LF_NORMAL) {
                    content = node.target().getBytes(StandardCharsets.UTF_8);
                    entry.setSize(content.length);
                } else {
                    entry.setLinkName(node.target());
                }
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        try (StagedBlob staged = blobs.stage(new ByteArrayInputStream(bytes.toByteArray()), 1 << 24)) {
            blobs.commit(staged);
            return new PinnedPackage(
                    "A", "", "Acme Web", "1." + versions, "F", staged.sha256(), staged.size(), ".tar.gz");
        }
    }

    private ScriptHost machine(String name) {
        return new ShellScriptHost(
                new LocalShell(),
                HostSettings.DEFAULT.withRoot(directory.resolve(name).toString()));
    }

    private long extract(ScriptHost machine, PinnedPackage version, String place) throws IOException {
        return machine.files()
                .extract(archives.of(version), directory.resolve(place).toString());
    }

    /** Everything about the files of a directory but their times. */
    private Map<String, String> look(String place) throws IOException {
        var seen = new TreeMap<String, String>();
        Path top = directory.resolve(place);
        try (Stream<Path> all = Files.walk(top)) {
            for (Path path : all.toList()) {
                String what = "folder";
                if (Files.isSymbolicLink(path)) {
                    what = "link to " + Files.readSymbolicLink(path);
                } else if (Files.isRegularFile(path)) {
                    what = Files.getAttribute(path, "unix:mode") + " " + Files.getAttribute(path, "unix:nlink") + " "
                            + Files.readString(path);
                }
                seen.put(top.relativize(path).toString(), what);
            }
        }
        return seen;
    }

    private void assertMadeAlike(Map<String, Node> first, Map<String, Node> second) throws IOException {
        PinnedPackage one = version(first);
        PinnedPackage two = version(second);
        try (ScriptHost machine = machine("machine" + versions);
                ScriptHost fresh = machine("fresh" + versions)) {
            extract(machine, one, "one" + versions);
            extract(machine, two, "made" + versions);
            extract(fresh, two, "whole" + versions);

            assertThat(look("made" + versions)).isEqualTo(look("whole" + versions));
        }
    }

    private static final String LARGE = "large".repeat(1000);

    @Test
    void whateverChangesBetweenVersionsIsChanged() throws Exception {
        var first = new LinkedHashMap<String, Node>();
        first.put("large", Node.file(LARGE));
        first.put("changed", Node.file("1"));
        first.put("becomes a program", Node.file("x"));
        first.put("becomes a folder", Node.file("x"));
        first.put("becomes a file/file", Node.file("x"));
        first.put("becomes a link", Node.file("x"));
        first.put("link", Node.link("large"));
        first.put("link becomes a folder", Node.link("empty"));
        first.put("empty", Node.folder());
        first.put("gone/deeper/file", Node.file("x"));
        first.put("stays, nearly/empty", Node.file("x"));
        first.put("same as changed", Node.sameAs("changed"));
        first.put("same as large", Node.sameAs("large"));
        first.put("no longer the same", Node.sameAs("large"));
        var second = new LinkedHashMap<String, Node>();
        second.put("large", Node.file(LARGE));
        second.put("changed", Node.file("2"));
        second.put("becomes a program", Node.program("x"));
        second.put("becomes a folder/file", Node.file("x"));
        second.put("becomes a file", Node.file("x"));
        second.put("becomes a link", Node.link("large"));
        second.put("link", Node.link("changed"));
        second.put("link becomes a folder/file", Node.file("x"));
        second.put("another empty one", Node.folder());
        second.put("stays, nearly", Node.folder());
        second.put("same as changed", Node.sameAs("changed"));
        second.put("same as large", Node.sameAs("large"));
        second.put("no longer the same", Node.file("x"));

        assertMadeAlike(first, second);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void versionsByChanceAreMadeAlike(long seed) throws Exception {
        var chance = new Random(seed);

        assertMadeAlike(byChance(chance), byChance(chance));
    }

    /** Few names, so that two of these meet often. */
    private static Map<String, Node> byChance(Random chance) {
        var nodes = new LinkedHashMap<String, Node>();
        nodes.put("large", Node.file(LARGE));
        var taken = new ArrayList<>(List.of("large"));
        for (int i = 0; i < 30; i++) {
            String folder = "d" + chance.nextInt(4);
            String path =
                    chance.nextBoolean() ? folder : folder + "/" + "e".repeat(chance.nextInt(2)) + chance.nextInt(5);
            if (taken.stream().anyMatch(old -> (old + "/").startsWith(path + "/") || path.startsWith(old + "/"))) {
                continue;
            }
            taken.add(path);
            Node file = Node.file(String.valueOf(chance.nextInt(3)));
            nodes.put(
                    path,
                    switch (chance.nextInt(6)) {
                        case 0 -> Node.program("x");
                        case 1 -> Node.link("nowhere");
                        case 2 -> Node.sameAs("large");
                        case 3 -> Node.folder();
                        default -> file;
                    });
        }
        return nodes;
    }

    @Test
    void aBuildThatGivesNewTimesToTheSameFilesSendsNothing() throws Exception {
        var nodes = Map.of("a", Node.file(LARGE));
        try (ScriptHost machine = machine("machine")) {
            assertThat(extract(machine, version(nodes), "one")).isPositive();
            assertThat(extract(machine, version(nodes), "two")).isZero();
        }
    }

    @Test
    void aLittleChangeSendsLittleAlsoAfterManyVersions() throws Exception {
        var random = new byte[100_000];
        new Random(1).nextBytes(random);
        var nodes = new TreeMap<>(Map.of("large", Node.file(Arrays.toString(random))));
        try (ScriptHost machine = machine("machine")) {
            long whole = extract(machine, version(nodes), "0");
            for (int number = 1; number <= 12; number++) {
                nodes.put("small" + number % 3, Node.file("content " + number));
                assertThat(extract(machine, version(nodes), "" + number))
                        .as("version " + number)
                        .isBetween(1L, whole / 100);
            }
            assertThat(look("12")).hasSize(5).containsValue(look("0").get("large"));
        }
    }

    @Test
    void aVersionThatIsMostlyNewIsSentWhole() throws Exception {
        try (ScriptHost machine = machine("machine")) {
            extract(machine, version(Map.of("a", Node.file(LARGE), "b", Node.file("1"))), "one");
            PinnedPackage other = version(Map.of("a", Node.file("other" + LARGE), "b", Node.file("1")));
            long sent = extract(machine, other, "two");

            assertThat(sent).isEqualTo(archives.whole(other).content().size());
        }
    }
}
