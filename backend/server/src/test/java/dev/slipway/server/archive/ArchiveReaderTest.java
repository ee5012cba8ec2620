package dev.slipway.server.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveReaderTest {
    @TempDir
    Path folder;

    static Stream<Arguments> formats() {
        return Stream.of(
                format(".zip", Sample::zip),
                format(".zip", entries -> Sample.zip(entries, Zip64Mode.Always, ZipArchiveOutputStream.DEFLATED)),
                format(".war", entries -> Sample.zip(entries, Zip64Mode.AsNeeded, ZipArchiveOutputStream.STORED)),
                format(
                        ".zip",
                        entries ->
                                join("#!/bin/sh\nexec unzip\n".getBytes(StandardCharsets.UTF_8), Sample.zip(entries))),
                format(".tar", Sample::tar),
                format(".tar", entries -> Sample.tar(entries, TarArchiveOutputStream.LONGFILE_GNU)),
                format(".tar.gz", entries -> Sample.gzip(Sample.tar(entries))),
                format("tgz", entries -> inMembers(Sample.tar(entries))),
                format(".TBZ2", entries -> Sample.bzip2(Sample.tar(entries))),
                format(".tar.Z", entries -> Sample.compress(Sample.tar(entries))));
    }

    private static Arguments format(String extension, Sample.Packing packing) {
        return arguments(extension, packing);
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("formats")
    void whatWasPackedIsRead(String extension, Sample.Packing packing) throws IOException {
        for (long seed = 0; seed < 3; seed++) {
            List<Sample> tree = Sample.tree(seed);
            assertThat(read(packing.pack(tree), extension)).isEqualTo(tree);
        }
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("formats")
    void whatWasPackedIsUnpacked(String extension, Sample.Packing packing) throws IOException {
        List<Sample> tree = Sample.tree(7);
        Path unpacked = folder.resolve("new/unpacked");

        Archives.extractTo(write(packing.pack(tree)), extension, unpacked, ArchiveLimits.DEFAULT);

        for (Sample sample : tree) {
            Path path = unpacked.resolve(sample.name());
            switch (sample.kind()) {
                case DIRECTORY -> assertThat(path).isEmptyDirectory();
                case SYMBOLIC_LINK -> assertThat(Files.readSymbolicLink(path)).hasToString(sample.content());
                default -> {
                    assertThat(path).hasBinaryContent(sample.bytes());
                    assertThat(Files.isExecutable(path)).isEqualTo(sample.executable());
                    assertThat(Files.getLastModifiedTime(path).toInstant()).isEqualTo(Sample.TIME);
                }
            }
        }
        try (Stream<Path> siblings = Files.list(folder.resolve("new"))) {
            assertThat(siblings).containsExactly(unpacked);
        }
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("formats")
    void anArchiveThatIsCutOffIsRefused(String extension, Sample.Packing packing) throws IOException {
        byte[] whole =
                packing.pack(List.of(Sample.folder("a"), Sample.file("a/b", "content"), Sample.file("c", "more")));
        // Without a checksum at the end, the zeros that pad a tar to 20 blocks may be missing: only the first five
        // count.
        boolean unchecked = extension.equals(".tar") || extension.equals(".tar.Z");
        int end = unchecked ? whole.length / 4 : whole.length;
        for (int length = 0; length < end; length += 1 + length / 50) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(cut, extension))
                    .as("%s of %s bytes", length, whole.length)
                    .isInstanceOf(BadArchive.class);
        }
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("formats")
    void aDamagedArchiveIsReadOrRefusedButNothingElse(String extension, Sample.Packing packing) throws IOException {
        byte[] whole = packing.pack(List.of(
                Sample.file("a/b", "content".repeat(50)), Sample.link("l", "a"), Sample.file("n".repeat(150), "more")));
        var random = new Random(11);
        int refused = 0;
        for (int round = 0; round < 100; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i <= random.nextInt(3); i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                read(damaged, extension);
            } catch (BadArchive e) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("formats")
    void anInterruptIsNoDamage(String extension, Sample.Packing packing) throws IOException {
        Path archive = write(packing.pack(List.of(Sample.file("a", "x"))));
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> Archives.open(archive, extension, ArchiveLimits.DEFAULT)
                            .next())
                    .isInstanceOf(ClosedByInterruptException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    /** What people really pack with: links, sparse files and names as these tools write them. */
    @ParameterizedTest
    @CsvSource({
        ".zip, zip -qry ../archive .",
        ".tar, tar -cf ../archive .",
        ".tgz, tar -czf ../archive -S .",
        ".tar, tar --format=posix -S -cf ../archive .",
        ".tbz2, tar -cjf ../archive .",
        ".tar, busybox tar -cf ../archive .",
    })
    void theArchivesOfCommonToolsAreRead(String extension, String command) throws Exception {
        String tool = command.substring(0, command.indexOf(' '));
        assumeThat(Tools.isInstalled(tool)).as("%s is installed", tool).isTrue();
        Path tree = Files.createDirectories(folder.resolve("tree/sub"));
        Files.writeString(tree.resolve("ü b.txt"), "text");
        Files.createSymbolicLink(folder.resolve("tree/link"), Path.of("sub/ü b.txt"));
        Files.writeString(folder.resolve("tree/run.sh"), "exit");
        Files.setPosixFilePermissions(folder.resolve("tree/run.sh"), PosixFilePermissions.fromString("rwxr--r--"));
        try (var sparse = new RandomAccessFile(folder.resolve("tree/sparse").toFile(), "rw")) {
            sparse.setLength(1 << 20);
            sparse.seek(500_000);
            sparse.write('x');
        }

        assertThat(Tools.run(folder.resolve("tree"), command.split(" "))).isEmpty();

        try (ArchiveReader archive = Archives.open(archiveMadeBy(tool), extension, ArchiveLimits.DEFAULT)) {
            assertThat(Sample.readAll(archive))
                    .containsExactlyInAnyOrder(
                            Sample.folder("sub"),
                            Sample.file("sub/ü b.txt", "text"),
                            Sample.link("link", "sub/ü b.txt"),
                            new Sample("run.sh", EntryKind.FILE, true, "exit"),
                            Sample.file("sparse", "\0".repeat(500_000) + "x" + "\0".repeat((1 << 20) - 500_001)));
        }
    }

    /** The zip command puts .zip to the name it is given. */
    private Path archiveMadeBy(String tool) {
        return folder.resolve(tool.equals("zip") ? "archive.zip" : "archive");
    }

    @Test
    void aZipOfTheJdkIsRead() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setComment("a comment with PK\5\6 in it");
            zip.putNextEntry(new ZipEntry("a/"));
            zip.putNextEntry(new ZipEntry("a/b.txt"));
            zip.write("hello".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(read(bytes.toByteArray(), ".jar"))
                .containsExactly(Sample.folder("a"), Sample.file("a/b.txt", "hello"));
    }

    @Test
    void anEmptyArchiveHasNoEntries() throws IOException {
        assertThat(read(Sample.zip(List.of()), ".zip")).isEmpty();
        assertThat(read(Sample.tar(List.of()), ".tar")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "./a.txt, a.txt",
        "a//b/./c.txt, a/b/c.txt",
        "lib\\net\\a.dll, lib/net/a.dll",
        "..a/b.., ..a/b..",
    })
    void namesAreBroughtToOneForm(String name, String path) throws IOException {
        assertThat(read(Sample.zip(List.of(Sample.file(name, "x"))), ".zip")).containsExactly(Sample.file(path, "x"));
    }

    @Test
    void theFolderOfTheArchiveItselfIsNoEntry() throws IOException {
        byte[] tar = Sample.tar(List.of(Sample.folder("."), Sample.file("./a", "x")));

        assertThat(read(tar, ".tar")).containsExactly(Sample.file("a", "x"));
    }

    @Test
    void aHardLinkIsASecondNameOfAnEarlierFile() throws IOException {
        byte[] tar = Sample.tar(List.of(Sample.file("d/a", "x"), Sample.hardLink("b", "./d/a")));

        assertThat(read(tar, ".tar")).containsExactly(Sample.file("d/a", "x"), Sample.hardLink("b", "d/a"));
        Archives.extractTo(write(tar), ".tar", folder.resolve("out"), ArchiveLimits.DEFAULT);
        assertThat(folder.resolve("out/b")).hasContent("x");
    }

    @Test
    void aNameThatIsNotUtf8IsInTheCodePageOfDos() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, Charset.forName("IBM437"))) {
            zip.putNextEntry(new ZipEntry("üär"));
        }

        assertThat(read(bytes.toByteArray(), ".zip")).containsExactly(Sample.file("üär", ""));
    }

    @Test
    void aNupkgIsReadAsNuGetUnpacksIt() throws IOException {
        byte[] nupkg = Sample.zip(List.of(
                Sample.file("_rels/.rels", "x"),
                Sample.file("Acme.nuspec", "x"),
                Sample.file("[Content_Types].xml", "x"),
                Sample.file("package/services/metadata/core-properties/1.psmdcp", "x"),
                Sample.file("content/a%20b%2B%C3%BC%5B1%5D.txt", "x"),
                Sample.file("content/100%.txt", "x"),
                Sample.file("content/%FF.txt", "x"),
                Sample.file("content/_rels/kept", "x")));

        assertThat(read(nupkg, ".NuPkg"))
                .extracting(Sample::name)
                .containsExactly(
                        "Acme.nuspec",
                        "content/a b+ü[1].txt",
                        "content/100%.txt",
                        "content/%FF.txt",
                        "content/_rels/kept");
        assertThat(read(nupkg, ".zip")).hasSize(8);
    }

    @Test
    void namesThatDifferByCaseAreTwoUnlessTheFilesGoWhereCaseDoesNotMatter() throws IOException {
        byte[] zip = Sample.zip(List.of(
                Sample.file("META-INF/LICENSE", "x"), Sample.folder("META-INF/license"), Sample.folder("meta-inf")));
        var windows = new ArchiveLimits(10, 1000, 10, false);

        assertThat(read(zip, ".jar")).hasSize(3);
        assertThatThrownBy(() -> read(zip, ".jar", windows))
                .isInstanceOf(BadArchive.class)
                .hasMessageContaining("'META-INF/license' is there twice");
    }

    @Test
    void partOfTheContentMayBeLeftUnread() throws IOException {
        byte[] tar = Sample.tar(List.of(Sample.file("a", "x".repeat(5000)), Sample.file("b", "y")));
        byte[] zip = Sample.zip(List.of(Sample.file("a", "x".repeat(5000)), Sample.file("b", "y")));
        for (String extension : List.of(".tar", ".zip")) {
            try (ArchiveReader archive =
                    Archives.open(write(extension.equals(".tar") ? tar : zip), extension, ArchiveLimits.DEFAULT)) {
                archive.next();
                assertThat(archive.content().readNBytes(10)).hasSize(10);
                assertThat(archive.next()).map(ArchiveEntry::path).contains("b");
                assertThat(archive.content()).hasContent("y");
                assertThat(archive.next()).isEmpty();
                assertThatThrownBy(archive::content).isInstanceOf(IllegalStateException.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".exe", "", "zip.gz", ".rar5"})
    void anUnknownExtensionIsRefusedWithThoseThatAreKnown(String extension) throws IOException {
        Path file = write(Sample.zip(List.of()));

        assertThatThrownBy(() -> Archives.open(file, extension, ArchiveLimits.DEFAULT))
                .isInstanceOf(BadArchive.class)
                .hasMessageContaining(extension)
                .hasMessageContaining(".zip, .nupkg, .jar")
                .hasMessageContaining(".tar.bz2");
    }

    @Test
    void aDirectoryWithFilesIsNotUnpackedInto() throws IOException {
        Path archive = write(Sample.zip(List.of(Sample.file("a", "new"))));
        Path full = Files.createDirectory(folder.resolve("full"));
        Files.writeString(full.resolve("a"), "old");
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThatThrownBy(() -> Archives.extractTo(archive, ".zip", full, ArchiveLimits.DEFAULT))
                .hasMessageContaining(full + ": a package is unpacked to an empty directory");
        Archives.extractTo(archive, ".zip", empty, ArchiveLimits.DEFAULT);

        assertThat(full.resolve("a")).hasContent("old");
        assertThat(empty.resolve("a")).hasContent("new");
        assertThat(Files.exists(empty, LinkOption.NOFOLLOW_LINKS)).isTrue();
    }

    private List<Sample> read(byte[] archive, String extension) throws IOException {
        return read(archive, extension, ArchiveLimits.DEFAULT);
    }

    private List<Sample> read(byte[] archive, String extension, ArchiveLimits limits) throws IOException {
        try (ArchiveReader reader = Archives.open(write(archive), extension, limits)) {
            return Sample.readAll(reader);
        }
    }

    private Path write(byte[] archive) throws IOException {
        return Files.write(folder.resolve("archive"), archive);
    }

    private static byte[] join(byte[] one, byte[] other) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(one);
        bytes.writeBytes(other);
        return bytes.toByteArray();
    }

    /** As pigz and bgzip write: several members one after another. */
    private static byte[] inMembers(byte[] plain) throws IOException {
        int half = plain.length / 2;
        return join(
                Sample.gzip(Arrays.copyOf(plain, half)), Sample.gzip(Arrays.copyOfRange(plain, half, plain.length)));
    }
}
