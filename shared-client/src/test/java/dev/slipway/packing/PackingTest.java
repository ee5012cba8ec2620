package dev.slipway.packing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.packing.FileTree.FoundFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PackingTest {
    private static final NupkgManifest MANIFEST = new NupkgManifest(
            "Acme.Web", "1.4.0-beta.2", "Web & <co>", "", List.of("Ann", "Bo"), "line 1\nline \u001b[31m2");

    private static final String LONG_NAME = "folder/".repeat(20) + "x".repeat(120) + ".txt";
    private static final Map<String, String> FILES = new LinkedHashMap<>();

    static {
        FILES.put("a b+c%20.txt", "blank");
        FILES.put("bin/run.sh", "#!/bin/sh\n");
        FILES.put("empty", "");
        FILES.put(LONG_NAME, "long");
        FILES.put("Grüße/日本語.txt", "unicode");
        FILES.put("large.bin", "0123456789abcdef".repeat(20_000));
    }

    private enum Format {
        ZIP {
            @Override
            void write(List<FoundFile> files, OutputStream out) throws IOException {
                Packing.zip(files, out);
            }
        },
        JAR {
            @Override
            void write(List<FoundFile> files, OutputStream out) throws IOException {
                Packing.jar(files, out);
            }
        },
        NUPKG {
            @Override
            void write(List<FoundFile> files, OutputStream out) throws IOException {
                Packing.nupkg(MANIFEST, files, out);
            }
        },
        TAR_GZ {
            @Override
            void write(List<FoundFile> files, OutputStream out) throws IOException {
                Packing.tarGzip(files, out);
            }
        };

        abstract void write(List<FoundFile> files, OutputStream out) throws IOException;
    }

    @TempDir
    Path directory;

    private List<FoundFile> tree(String folder, Instant changed) throws IOException {
        Path base = directory.resolve(folder);
        for (Map.Entry<String, String> entry : FILES.entrySet()) {
            Path file = base.resolve(entry.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, entry.getValue());
            boolean isScript = entry.getKey().endsWith(".sh");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(isScript ? "rwx------" : "rw-rw-r--"));
            Files.setLastModifiedTime(file, FileTime.from(changed));
        }
        return FileTree.select(base, FilePatterns.of(List.of("**"), List.of()));
    }

    private List<FoundFile> tree() throws IOException {
        return tree("tree", Instant.parse("2026-11-23T12:00:00Z"));
    }

    private static byte[] bytes(Format format, List<FoundFile> files) throws IOException {
        var out = new ByteArrayOutputStream();
        format.write(files, out);
        return out.toByteArray();
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("packed"), bytes);
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void theSameFilesGiveTheSameBytesElsewhereAndLater(Format format) throws IOException {
        byte[] first = bytes(format, tree());
        byte[] second = bytes(format, tree("other", Instant.parse("2027-07-01T08:30:11Z")));

        assertThat(second).isEqualTo(first);
    }

    @Test
    void aZipFileIsReadByTheJdkInBothWays() throws IOException {
        byte[] zip = bytes(Format.ZIP, tree());

        Map<String, String> streamed = new LinkedHashMap<>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                streamed.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
                in.closeEntry();
            }
        }
        assertThat(streamed).containsExactlyInAnyOrderEntriesOf(FILES);
        try (var file = new ZipFile(file(zip).toFile())) {
            for (Map.Entry<String, String> expected : FILES.entrySet()) {
                ZipEntry entry = file.getEntry(expected.getKey());
                assertThat(new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo(expected.getValue());
                assertThat(entry.getExtra()).isNull();
            }
        }
    }

    @Test
    void aZipFileKeepsWhatCanBeExecuted() throws IOException {
        Map<String, Integer> modes = new LinkedHashMap<>();
        try (var zip = org.apache.commons.compress.archivers.zip.ZipFile.builder()
                .setPath(file(bytes(Format.ZIP, tree())))
                .get()) {
            for (ZipArchiveEntry entry : java.util.Collections.list(zip.getEntries())) {
                modes.put(entry.getName(), entry.getUnixMode());
                assertThat(entry.getGeneralPurposeBit().usesUTF8ForNames()).isTrue();
            }
        }
        assertThat(modes).containsEntry("bin/run.sh", 0_100_755).containsEntry("empty", 0_100_644);
        assertThat(modes.keySet()).isSubsetOf(FILES.keySet()).hasSize(FILES.size());
    }

    /** With a limit of a few hundred bytes instead of 4 GB, which the fields of Zip64 do not show. */
    @Test
    void largeNumbersStandInTheFieldsOfZip64() throws IOException {
        List<FoundFile> files = tree();
        var out = new ByteArrayOutputStream();
        var zip = new ZipWriter(out, 300);
        for (FoundFile file : files) {
            zip.add(PackedFile.of(file));
        }
        zip.finish();

        try (var file = new ZipFile(file(out.toByteArray()).toFile())) {
            for (Map.Entry<String, String> expected : FILES.entrySet()) {
                assertThat(file.getInputStream(file.getEntry(expected.getKey())).readAllBytes())
                        .isEqualTo(expected.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        try (var read = org.apache.commons.compress.archivers.zip.ZipFile.builder()
                .setPath(directory.resolve("packed"))
                .get()) {
            ZipArchiveEntry large = read.getEntry("large.bin");
            assertThat(large.getSize()).isEqualTo(320_000);
            assertThat(read.getInputStream(large).readAllBytes()).hasSize(320_000);
        }
    }

    @Test
    void aZipFileMayHaveMoreThan65535Entries() throws IOException {
        var out = new ByteArrayOutputStream();
        var zip = new ZipWriter(out);
        for (int i = 0; i < 70_000; i++) {
            zip.add(PackedFile.of("f" + i, ""));
        }
        zip.finish();

        try (var file = new ZipFile(file(out.toByteArray()).toFile())) {
            assertThat(file.size()).isEqualTo(70_000);
            assertThat(file.getEntry("f69999")).isNotNull();
        }
    }

    @Test
    void aTarFileKeepsNamesContentAndWhatCanBeExecuted() throws IOException {
        Map<String, String> read = new LinkedHashMap<>();
        byte[] tar = bytes(Format.TAR_GZ, tree());
        try (var in = new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(tar)), "UTF-8")) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                read.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
                assertThat(entry.getMode()).isEqualTo(entry.getName().endsWith(".sh") ? 0_755 : 0_644);
                assertThat(entry.getLastModifiedTime().toInstant()).isEqualTo(Instant.parse("1980-02-01T00:00:00Z"));
                assertThat(entry.getLongUserId()).isZero();
            }
        }
        assertThat(read).containsExactlyInAnyOrderEntriesOf(FILES);
    }

    @Test
    void aTarFileGivesASizeThatDoesNotFitInAnExtendedHeader() throws IOException {
        long size = 8L * 1024 * 1024 * 1024;
        var huge = new PackedFile("huge", false, size, () -> {
            throw new IOException("not read");
        });
        var out = new ByteArrayOutputStream();
        var tar = new TarGzipWriter(out);
        assertThatThrownBy(() -> tar.add(huge)).isInstanceOf(BadFiles.class);
        tar.finish();

        try (var in = new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(out.toByteArray())))) {
            assertThat(in.getNextEntry().getSize()).isEqualTo(size);
        }
    }

    @Test
    void aJarBeginsWithItsManifest() throws IOException {
        List<FoundFile> without = tree();
        try (var jar = new JarInputStream(new ByteArrayInputStream(bytes(Format.JAR, without)))) {
            assertThat(jar.getManifest().getMainAttributes()).hasSize(1);
        }
        Path own = directory.resolve("tree/META-INF/MANIFEST.MF");
        Files.createDirectories(own.getParent());
        Files.writeString(own, "Manifest-Version: 1.0\nMain-Class: acme.Main\n");

        try (var jar = new JarInputStream(new ByteArrayInputStream(bytes(Format.JAR, tree())))) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
                    .isEqualTo("acme.Main");
        }
    }

    @Test
    void aNupkgHasThePartsThatNuGetAsksFor() throws IOException {
        List<String> names = new ArrayList<>();
        Map<String, String> read = new LinkedHashMap<>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(bytes(Format.NUPKG, tree())))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
                read.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        String properties = "package/services/metadata/core-properties/7df1c6ce6a5d8e3b8d7a7b8e7cf25d1a.psmdcp";
        assertThat(names.subList(0, 3)).containsExactly("[Content_Types].xml", "_rels/.rels", "Acme.Web.nuspec");
        assertThat(names.get(3)).hasSameSizeAs(properties).endsWith(".psmdcp");
        assertThat(names)
                .contains("a%20b%2Bc%2520.txt", "Gr%C3%BC%C3%9Fe/%E6%97%A5%E6%9C%AC%E8%AA%9E.txt")
                .allMatch(name -> name.chars().allMatch(c -> c < 128));
        assertThat(read.get("Acme.Web.nuspec"))
                .contains("<id>Acme.Web</id>", "<version>1.4.0-beta.2</version>")
                .contains("<title>Web &amp; &lt;co&gt;</title>", "<authors>Ann, Bo</authors>")
                .contains("<description>Package Acme.Web</description>", "line 1\nline [31m2");
        assertThat(read.get("_rels/.rels")).contains("Target=\"/Acme.Web.nuspec\"", "Target=\"/" + names.get(3) + "\"");
        assertThat(read.get("[Content_Types].xml"))
                .contains("Extension=\"sh\"", "Extension=\"bin\"", "PartName=\"/empty\"")
                .containsOnlyOnce("Extension=\"txt\"");
    }

    @Test
    void aFileWhoseNameANupkgNeedsForItselfIsRefused() throws IOException {
        Files.writeString(Files.createDirectories(directory.resolve("tree")).resolve("Other.nuspec"), "x");

        assertThatThrownBy(() -> bytes(Format.NUPKG, tree()))
                .isInstanceOf(BadFiles.class)
                .hasMessageContaining("'Other.nuspec' has a name that a nupkg needs for itself");
    }

    @Test
    void aFileThatGrowsWhileItIsPackedIsRefused() {
        var growing = new PackedFile("log.txt", false, 3, () -> new ByteArrayInputStream(new byte[5]));

        assertThatThrownBy(() -> new ZipWriter(OutputStream.nullOutputStream()).add(growing))
                .isInstanceOf(BadFiles.class)
                .hasMessage("'log.txt' changed while it was packed: it had 3 bytes and then 5");
    }
}
