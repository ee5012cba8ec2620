package dev.slipway.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be done with the files of a machine. */
class MachineFilesTest {
    private static final List<String> HOSTILE_NAMES = List.of(
            "with blank",
            "-rf",
            "--help",
            "it's",
            "\"quoted\"",
            "back\\slash",
            "$HOME",
            "`id`",
            "$(id)",
            "a;b&c|d<e>f",
            "*",
            "[a]?",
            "~",
            "#hash",
            "tab\there",
            "äöü 日本語 🚀",
            " leading and trailing ",
            "total",
            "carriage\rreturn",
            "n".repeat(200));

    @TempDir
    Path directory;

    private ScriptHost host;
    private MachineFiles files;

    @BeforeEach
    void connect() {
        host = TestMachines.local(directory.resolve("root"));
        files = host.files();
    }

    @AfterEach
    void disconnect() {
        host.close();
    }

    static Stream<String> hostileNames() {
        return HOSTILE_NAMES.stream();
    }

    @ParameterizedTest
    @MethodSource("dev.slipway.host.TestMachines#posixShells")
    void filesOfAnyNameAreWrittenListedReadCopiedAndDeleted(String shell) throws Exception {
        try (ScriptHost other = TestMachines.under(shell, directory.resolve("root"))) {
            MachineFiles machine = other.files();
            String place = directory.resolve("it's a $place").toString();
            Map<String, String> contents = new LinkedHashMap<>();
            HOSTILE_NAMES.forEach(name -> contents.put(name, "content of " + name));
            contents.put("deep/er/-and -deeper/file", "");
            contents.put("long/" + ("d".repeat(120) + "/").repeat(3) + "file", "far down\n\n");

            machine.write(
                    place,
                    contents.entrySet().stream()
                            .map(file -> FileContent.of(file.getKey(), file.getValue()))
                            .toList());

            assertThat(tree(place)).isEqualTo(contents);
            assertThat(machine.list(place))
                    .extracting(FileEntry::path)
                    .containsExactlyInAnyOrderElementsOf(contents.keySet());
            assertThat(machine.list(place)).allSatisfy(entry -> assertThat(entry.size())
                    .isEqualTo(contents.get(entry.path()).getBytes(UTF_8).length));
            Map<String, byte[]> read = machine.read(place, List.copyOf(contents.keySet()));
            assertThat(read.keySet()).isEqualTo(contents.keySet());
            assertThat(read).allSatisfy((name, bytes) -> assertThat(new String(bytes, UTF_8))
                    .isEqualTo(contents.get(name)));

            String copy = directory.resolve("-copy").toString();
            machine.copyTree(place, copy);
            assertThat(tree(copy)).isEqualTo(contents);

            machine.purge(copy, List.of("deep", "[[]a]?", "\"*"));
            assertThat(tree(copy)).containsOnlyKeys("deep/er/-and -deeper/file", "[a]?", "\"quoted\"");
            machine.purge(copy, List.of());
            assertThat(Path.of(copy)).isEmptyDirectory();

            machine.delete(place);
            assertThat(Path.of(place)).doesNotExist();
        }
    }

    @ParameterizedTest
    @MethodSource("hostileNames")
    void aPathOfAnyNameIsLookedAtFetchedAndDeleted(String name) throws Exception {
        Path file = Files.writeString(directory.resolve(name), "hello");
        var fetched = new ByteArrayOutputStream();

        assertThat(files.stat(file.toString())).contains(new FileEntry(file.toString(), false, 5));
        files.fetch(file.toString(), fetched);
        assertThat(fetched.toString(UTF_8)).isEqualTo("hello");
        assertThat(files.freeBytes(file.toString())).isPositive();
        files.delete(file.toString());
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("hostileNames")
    void aDirectoryOfAnyNameIsClaimed(String name) throws Exception {
        String first = files.claimDirectory(directory + "/apps", name, new Ticket("a"));
        String second = files.claimDirectory(directory + "/apps", name, new Ticket("b"));

        assertThat(first).isEqualTo(directory + "/apps/" + name);
        assertThat(second).isEqualTo(directory + "/apps/" + name + "_1");
        assertThat(Path.of(first)).isDirectory();
        assertThat(Path.of(second)).isDirectory();
        assertThat(files.claimDirectory(directory + "/apps", name, new Ticket("a")))
                .isEqualTo(first);
        assertThat(files.claimDirectory(directory + "/apps", name, new Ticket("b")))
                .isEqualTo(second);
        assertThat(files.claimDirectory(directory + "/others", name, new Ticket("a")))
                .isEqualTo(directory + "/others/" + name);
        assertThat(files.claimDirectory(directory + "/apps", name, new Ticket("c")))
                .endsWith("_2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/absolute", "..", "../up", "a/../b", "a//b", "./a", "", "a/", "a\nb", "a\0b"})
    void aRelativePathCannotLeaveItsDirectory(String path) {
        assertThatThrownBy(() -> FileContent.of(path, "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> files.read(directory.toString(), List.of(path)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"relative", "", "/a/../b", "/a\nb", "/a\0b"})
    void aPlaceMustBeAnAbsolutePath(String path) {
        assertThatThrownBy(() -> files.delete(path)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> files.list(path)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> files.write(path, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> files.copyTree("/tmp/a", path)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "//", "/.", "/./"})
    void theWholeFileSystemIsNeverDeleted(String path) {
        assertThatThrownBy(() -> files.delete(path)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> files.purge(path, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void manyLargeAndSmallFilesAreWrittenAndRead() throws Exception {
        var random = new Random(1);
        Map<String, byte[]> contents = new LinkedHashMap<>();
        for (int i = 0; i < 1500; i++) {
            byte[] bytes = new byte[i % 100 == 0 ? 200_000 : random.nextInt(50)];
            random.nextBytes(bytes);
            contents.put("directory " + i % 7 + "/a rather long name for a file, number " + i, bytes);
        }

        files.write(
                directory + "/many",
                contents.entrySet().stream()
                        .map(file -> FileContent.of(file.getKey(), file.getValue()))
                        .toList());
        Map<String, byte[]> read = files.read(directory + "/many", List.copyOf(contents.keySet()));

        assertThat(read).hasSameSizeAs(contents);
        assertThat(read).allSatisfy((name, bytes) -> assertThat(bytes).isEqualTo(contents.get(name)));
    }

    @Test
    void anExecutableFileIsExecutableAndAnOldFileIsReplaced() throws Exception {
        Files.writeString(directory.resolve("run"), "something longer than what comes");

        files.write(directory.toString(), List.of(new FileContent("run", true, ByteSource.of("#!/bin/sh"))));

        assertThat(directory.resolve("run")).isExecutable().hasContent("#!/bin/sh");
    }

    @Test
    void aFileThatDoesNotExistIsNotAmongThoseRead() throws Exception {
        Files.writeString(directory.resolve("there"), "x");

        assertThat(files.read(directory.toString(), List.of("not there", "there", "nor/there")))
                .containsOnlyKeys("there");
    }

    @Test
    void aSourceThatFailsWhileFilesAreWrittenIsTold() {
        assertThatThrownBy(() -> files.write(
                        directory + "/x", List.of(new FileContent("big", false, new BrokenSource(100_000, 60_000)))))
                .isInstanceOf(IOException.class)
                .hasMessage("the source broke");
    }

    @Test
    void aPackageIsUnpackedAndPlaced() throws Exception {
        byte[] bytes = tarGz(Map.of("bin/run it", "hello", "lib/a", "b"));
        CachedPackage archive = cached(bytes);

        files.extract(PackageTree.single("Acme", packageOf(bytes)), directory + "/unpacked here");
        files.place(archive, directory + "/in/Acme 1.0.tar.gz");
        files.place(archive, directory + "/in/Acme 1.0.tar.gz");

        assertThat(tree(directory + "/unpacked here")).isEqualTo(Map.of("bin/run it", "hello", "lib/a", "b"));
        assertThat(directory.resolve("in")).isDirectoryContaining("glob:**/Acme 1.0.tar.gz");
        assertThat(directory.resolve("in/Acme 1.0.tar.gz"))
                .hasBinaryContent(Files.readAllBytes(Path.of(archive.path())));
        try (var left = Files.list(directory.resolve("in"))) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void anArchiveThatIsCutOffIsNotTakenForWhole() throws Exception {
        byte[] whole = tarGz(Map.of("file", "x".repeat(100_000) + new Random(1).nextLong()));
        byte[] cut = Arrays.copyOf(whole, whole.length - 20);

        assertThatThrownBy(() -> files.extract(PackageTree.single("Acme", packageOf(cut)), directory + "/x"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Could not unpack ")
                .hasMessageContaining("gzip");
    }

    @Test
    void aLinkIsNeitherListedNorFollowed() throws Exception {
        Files.createDirectory(directory.resolve("here"));
        Files.writeString(directory.resolve("outside"), "x");
        Files.writeString(directory.resolve("here/file"), "x");
        Files.createSymbolicLink(directory.resolve("here/link"), directory.resolve("outside"));
        Files.createSymbolicLink(directory.resolve("here/up"), directory);

        assertThat(files.list(directory + "/here")).containsExactly(new FileEntry("file", false, 1));
        files.purge(directory + "/here", List.of("file"));
        assertThat(directory.resolve("outside")).exists();
        assertThat(tree(directory + "/here")).containsOnlyKeys("file");
    }

    @Test
    void aNameWithALineBreakIsRefusedRatherThanMisread() throws Exception {
        Files.createDirectory(directory.resolve("odd"));
        Files.writeString(directory.resolve("odd/two\nlines"), "x");

        assertThatThrownBy(() -> files.list(directory + "/odd")).hasMessageContaining("a name with a line break");
        assertThatThrownBy(() -> files.purge(directory + "/odd", List.of("x")))
                .hasMessageContaining("a name with a line break");
        files.purge(directory + "/odd", List.of());
        assertThat(directory.resolve("odd")).isEmptyDirectory();
    }

    @Test
    void copyingReplacesFilesAndKeepsOthers() throws Exception {
        Files.createDirectories(directory.resolve("from/sub"));
        Files.writeString(directory.resolve("from/sub/a"), "new");
        Files.createDirectories(directory.resolve("to/sub"));
        Files.writeString(directory.resolve("to/sub/a"), "old");
        Files.writeString(directory.resolve("to/sub/b"), "kept");

        files.copyTree(directory + "/from", directory + "/to");

        assertThat(tree(directory + "/to")).isEqualTo(Map.of("sub/a", "new", "sub/b", "kept"));
        assertThatThrownBy(() -> files.copyTree(directory + "/from", directory + "/from/sub"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatDoesNotExistIsNotThere() throws Exception {
        assertThat(files.stat(directory + "/nothing")).isEmpty();
        assertThat(files.stat(directory.toString())).contains(new FileEntry(directory.toString(), true, 0));
        files.delete(directory + "/nothing");
        files.purge(directory + "/nothing", List.of());
        files.purge(directory + "/nothing", List.of("x"));
        assertThat(files.freeBytes(directory + "/nothing/at/all")).isPositive();
    }

    @Test
    void whatTheMachineRefusesIsToldInItsOwnWords() throws Exception {
        Files.writeString(directory.resolve("file"), "x");
        String inAFile = directory + "/file/x";

        assertThatThrownBy(() -> files.write(inAFile, List.of(FileContent.of("a", "x".repeat(1_000_000)))))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Could not write files into " + inAFile + ": ")
                .hasMessageContaining("Not a directory");
        assertThatThrownBy(() -> files.claimDirectory(inAFile, "x", new Ticket("a")))
                .hasMessageContaining("Not a directory");
        assertThatThrownBy(() -> files.list(directory + "/nothing")).hasMessageContaining("nothing");
        assertThatThrownBy(() -> files.copyTree(directory + "/nothing", directory + "/to"))
                .hasMessageContaining("No such file");
        assertThatThrownBy(() -> files.fetch(directory + "/nothing", new ByteArrayOutputStream()))
                .hasMessage("Could not fetch " + directory + "/nothing: " + directory + "/nothing is not a file");
        assertThatThrownBy(() -> files.write("/proc/none", List.of())).hasMessageContaining("/proc/none");
    }

    @Test
    void aLargeFileIsFetchedToTheByte() throws Exception {
        byte[] bytes = new byte[5_000_000];
        new Random(1).nextBytes(bytes);
        Files.write(directory.resolve("artifact"), bytes);
        var fetched = new ByteArrayOutputStream();

        files.fetch(directory + "/artifact", fetched);

        assertThat(fetched.toByteArray()).isEqualTo(bytes);
    }

    private CachedPackage cached(byte[] bytes) throws Exception {
        return host.ensurePackage(packageOf(bytes));
    }

    static PackageContent packageOf(byte[] bytes) throws Exception {
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        return new PackageContent(sha256, ByteSource.of(bytes));
    }

    static byte[] tarGz(Map<String, String> contents) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes);
                var tar = new TarWriter(gzip, 1_700_000_000)) {
            for (Map.Entry<String, String> file : contents.entrySet()) {
                tar.add(file.getKey(), 0644, ByteSource.of(file.getValue()));
            }
        }
        return bytes.toByteArray();
    }

    private static Map<String, String> tree(String top) throws IOException {
        Path path = Path.of(top);
        try (Stream<Path> all = Files.walk(path)) {
            return all.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(file -> path.relativize(file).toString(), MachineFilesTest::text));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
