package dev.slipway.server.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TarGzipTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("dev.slipway.server.archive.ArchiveReaderTest#formats")
    void everyFormatBecomesATarWithTheSameEntries(String extension, Sample.Packing packing) throws IOException {
        List<Sample> tree = Sample.tree(3);

        byte[] converted = convert(packing.pack(tree), extension);

        try (ArchiveReader archive = Archives.open(write("out.tgz", converted), ".tgz", ArchiveLimits.DEFAULT)) {
            assertThat(Sample.readAll(archive)).isEqualTo(tree);
        }
    }

    @Test
    void theSamePackageMakesTheSameBytesWhereverItLies() throws IOException {
        byte[] zip = Sample.zip(Sample.tree(4));

        byte[] first = convert(zip, ".zip");

        assertThat(convert(zip, ".zip")).isEqualTo(first);
        assertThat(convert(first, ".tar.gz")).isEqualTo(first);
    }

    /** What runs on the targets: GNU tar, and busybox on small ones. */
    @ParameterizedTest
    @ValueSource(strings = {"tar", "busybox tar"})
    void theToolsOfTheTargetUnpackIt(String tool) throws Exception {
        List<String> command = new ArrayList<>(List.of(tool.split(" ")));
        assumeThat(Tools.isInstalled(command.get(0)))
                .as("%s is installed", command.get(0))
                .isTrue();
        List<Sample> tree = new ArrayList<>(Sample.tree(5));
        tree.add(Sample.hardLink("second-name", "nothing"));
        Path archive = write("out.tgz", convert(Sample.tar(tree), ".tar"));
        Path unpacked = Files.createDirectory(folder.resolve("unpacked"));

        command.addAll(List.of("-xzf", archive.toString(), "-C", unpacked.toString()));
        assertThat(Tools.run(folder, command.toArray(String[]::new))).isEmpty();

        for (Sample sample : tree) {
            Path path = unpacked.resolve(sample.name());
            switch (sample.kind()) {
                case DIRECTORY -> assertThat(path).isEmptyDirectory();
                case SYMBOLIC_LINK -> assertThat(Files.readSymbolicLink(path)).hasToString(sample.content());
                case HARD_LINK ->
                    assertThat(Files.isSameFile(path, unpacked.resolve(sample.content())))
                            .isTrue();
                case FILE -> {
                    assertThat(path).hasBinaryContent(sample.bytes());
                    assertThat(Files.isExecutable(path)).isEqualTo(sample.executable());
                    assertThat(Files.getLastModifiedTime(path).toInstant()).isEqualTo(Sample.TIME);
                }
            }
        }
    }

    @Test
    void ownersAndUsersOfTheServerDoNotShow() throws Exception {
        assumeThat(Tools.isInstalled("tar")).isTrue();
        Path archive = write("out.tgz", convert(Sample.zip(List.of(Sample.file("a", "x"))), ".zip"));

        assertThat(Tools.run(folder, "tar", "--utc", "-tvzf", archive.toString()))
                .startsWith("-rw-r--r-- 0/0")
                .contains("2026-03-04 05:06 a");
    }

    @Test
    void aNupkgLosesWhatIsNuGetsOwn() throws IOException {
        byte[] nupkg = Sample.zip(List.of(
                Sample.file("Acme.nuspec", "n"), Sample.file("_rels/.rels", "x"), Sample.file("lib/a%20b.dll", "d")));

        try (ArchiveReader archive =
                Archives.open(write("out.tgz", convert(nupkg, ".nupkg")), ".tgz", ArchiveLimits.DEFAULT)) {
            assertThat(Sample.readAll(archive))
                    .containsExactly(Sample.file("Acme.nuspec", "n"), Sample.file("lib/a b.dll", "d"));
        }
    }

    @Test
    void aHostileArchiveIsNotPassedOn() {
        assertThatThrownBy(() -> convert(Sample.tar(List.of(Sample.file("../evil", "x"))), ".tar"))
                .isInstanceOf(BadArchive.class)
                .hasMessageContaining("'../evil' leads out of its folder");
    }

    private byte[] convert(byte[] archive, String extension) throws IOException {
        var out = new ByteArrayOutputStream();
        TarGzip.convert(write("in", archive), extension, ArchiveLimits.DEFAULT, out);
        return out.toByteArray();
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }
}
