package dev.slipway.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That a machine makes the versions of a package out of what it has and what it has not. */
class PackageExtractionTest {
    private static final Map<String, String> FIRST = Map.of(
            "same", "same",
            "it's a \"file\" \\ $x", "old",
            "-gone/deep er/file", "gone",
            "was a file", "file",
            "was a folder/file", "file");
    private static final Map<String, String> CHANGED = Map.of(
            "it's a \"file\" \\ $x", "new",
            "new", "new",
            "was a file/file", "file",
            "was a folder", "file");
    private static final List<String> REMOVED = List.of("it's a \"file\" \\ $x", "-gone", "was a file", "was a folder");

    @TempDir
    Path directory;

    private final List<List<PackageTree.Known>> asked = new ArrayList<>();
    private ScriptHost host;

    @BeforeEach
    void connect() {
        host = TestMachines.local(directory.resolve("root"));
    }

    @AfterEach
    void disconnect() {
        host.close();
    }

    /** Its layer goes {@code on} another tree, if the machine has that. */
    private final class TestTree implements PackageTree {
        private final PackageContent whole;
        private final Optional<PackageTree> on;
        private final List<String> removals;
        private final PackageContent layer;

        TestTree(Map<String, String> files) throws Exception {
            this.whole = archive(files);
            this.on = Optional.empty();
            this.removals = List.of();
            this.layer = whole;
        }

        TestTree(Map<String, String> files, PackageTree on, List<String> removals, Map<String, String> changed)
                throws Exception {
            this.whole = archive(files);
            this.on = Optional.of(on);
            this.removals = removals;
            this.layer = archive(changed);
        }

        @Override
        public String sha256() {
            return whole.sha256();
        }

        @Override
        public String family() {
            return "Acme.Web";
        }

        @Override
        public Layer layer(List<Known> there) {
            asked.add(there);
            Optional<String> base = on.map(PackageTree::sha256).filter(id -> there.stream()
                    .anyMatch(known -> known.sha256().equals(id)));
            return base.isPresent() ? new Layer(base, removals, layer) : Layer.whole(whole);
        }
    }

    private static PackageContent archive(Map<String, String> files) throws Exception {
        return MachineFilesTest.packageOf(MachineFilesTest.tarGz(new TreeMap<>(files)));
    }

    private static Map<String, String> second() {
        var files = new TreeMap<>(CHANGED);
        files.put("same", "same");
        return files;
    }

    /** How many bytes were sent for a directory of that name. */
    private long extract(PackageTree tree, String name) throws IOException {
        return host.files().extract(tree, place(name));
    }

    private String place(String name) {
        return directory + "/it's an app/" + name;
    }

    private Map<String, String> files(String name) throws IOException {
        Path top = Path.of(place(name));
        var files = new TreeMap<String, String>();
        try (Stream<Path> all = Files.walk(top)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(top.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }

    private List<Path> stored() throws IOException {
        try (Stream<Path> all = Files.walk(directory.resolve("root/packages/sha256"))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.slipway.host.TestMachines#posixShells")
    void ofAnotherVersionOnlyItsLayerIsSent(String shell) throws Exception {
        var first = new TestTree(FIRST);
        var second = new TestTree(second(), first, REMOVED, CHANGED);
        host.close();
        host = TestMachines.under(shell, directory.resolve("root"));

        assertThat(extract(first, "1")).isEqualTo(first.whole.content().size());
        assertThat(extract(first, "1 again")).isZero();
        assertThat(extract(second, "2")).isEqualTo(second.layer.content().size());
        assertThat(extract(second, "2 again")).isZero();

        assertThat(files("1")).isEqualTo(FIRST);
        assertThat(files("1 again")).isEqualTo(FIRST);
        assertThat(files("2")).isEqualTo(second());
        assertThat(files("2 again")).isEqualTo(second());
        assertThat(asked).containsExactly(List.of(), List.of(new PackageTree.Known(first.sha256(), 1)));
    }

    @Test
    void whatWasWrittenIntoADirectoryIsInNoOtherOne() throws Exception {
        var tree = new TestTree(FIRST);
        extract(tree, "1");
        Files.writeString(Path.of(place("1"), "same"), "written in place by an application");

        extract(tree, "2");

        assertThat(files("2")).isEqualTo(FIRST);
    }

    @Test
    void aSpoiledArchiveIsSentAgain() throws Exception {
        var tree = new TestTree(FIRST);
        extract(tree, "1");
        Files.writeString(stored().get(0), "spoiled");

        assertThat(extract(tree, "2")).isPositive();
        assertThat(files("2")).isEqualTo(FIRST);
    }

    @Test
    void nothingIsMadeOfASpoiledArchive() throws Exception {
        var first = new TestTree(FIRST);
        extract(first, "1");
        Files.writeString(stored().get(0), "spoiled");

        var second = new TestTree(second(), first, REMOVED, CHANGED);

        assertThat(extract(second, "2")).isEqualTo(second.whole.content().size());
        assertThat(files("2")).isEqualTo(second());
        assertThat(asked.get(asked.size() - 1)).isEmpty();
    }

    private static PackageContent large() throws Exception {
        var random = new byte[300_000];
        new Random(1).nextBytes(random);
        return archive(Map.of("large", Base64.getEncoder().encodeToString(random)));
    }

    private static PackageTree broken(PackageContent content, byte[] start) {
        return PackageTree.single(
                "Acme.Web",
                new PackageContent(
                        content.sha256(), new BrokenSource(content.content().size(), start)));
    }

    /** Waits until what was sent before the break has been written. */
    private void awaitPart(long bytes) throws Exception {
        while (stored().isEmpty() || Files.size(stored().get(0)) < bytes) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whatArrivedBeforeTheConnectionBrokeIsNotSentAgain() throws Exception {
        PackageContent content = large();
        PackageTree broken = broken(content, content.content().open().readNBytes(100_000));
        assertThatThrownBy(() -> extract(broken, "1")).hasMessage("the source broke");
        awaitPart(100_000);

        assertThat(extract(PackageTree.single("Acme.Web", content), "1"))
                .isEqualTo(content.content().size() - 100_000);
        assertThat(files("1")).hasSize(1);
        assertThat(stored()).hasSize(1);
    }

    @Test
    void aPartThatIsNotOfThePackageIsThrownAway() throws Exception {
        PackageContent content = large();
        PackageTree broken = broken(content, new byte[100_000]);
        assertThatThrownBy(() -> extract(broken, "1")).hasMessage("the source broke");
        awaitPart(100_000);

        assertThat(extract(PackageTree.single("Acme.Web", content), "1"))
                .isEqualTo(content.content().size());
        assertThat(stored()).hasSize(1);
    }

    @Test
    void aLayerRemovesNothingOutsideOfItsTree() throws Exception {
        PackageContent content = archive(FIRST);

        assertThatThrownBy(() -> new PackageTree.Layer(Optional.empty(), List.of("../x"), content))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'../x'");
    }
}
