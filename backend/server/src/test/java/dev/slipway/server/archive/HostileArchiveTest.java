package dev.slipway.server.archive;

import static dev.slipway.server.archive.Sample.file;
import static dev.slipway.server.archive.Sample.folder;
import static dev.slipway.server.archive.Sample.hardLink;
import static dev.slipway.server.archive.Sample.link;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives made to do harm. Each is refused with a sentence that names the entry, and leaves nothing on the disk. */
class HostileArchiveTest {
    @TempDir
    Path folder;

    @AfterEach
    void nothingIsLeftOnTheDisk() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("archive"));
        }
    }

    static Stream<Arguments> entries() {
        return Stream.of(
                refused("'../evil' leads out of its folder", file("../evil", "x")),
                refused("'a/../../evil' leads out of its folder", file("a/../../evil", "x")),
                refused("'a/../' leads out of its folder", folder("a/..")),
                refused("'/etc/passwd' has an absolute path", file("/etc/passwd", "x")),
                refused("'C:/Windows/a' has a drive letter in its name", file("C:/Windows/a", "x")),
                refused("'c:a' has a drive letter in its name", file("c:a", "x")),
                refused("'a?b' has a control character in its name", file("a\nb", "x")),
                refused("has a path of more than 4096 characters", file("abcdefgh/".repeat(500) + "x", "x")),
                refused("has a name of more than 255 characters", file("n".repeat(256), "x")),
                refused("lies more than 128 folders deep", file("d/".repeat(128) + "x", "x")),
                refused("'a' is there twice", file("a", "x"), file("a", "y")),
                refused("'a' is there twice", file("a", "x"), folder("a")),
                refused("'a' is there twice", file("a/b", "x"), file("a", "y")),
                refused("'a' is there twice", file("a", "x"), file("./a", "y")),
                refused("'a/b' lies below 'a', which is no folder", file("a", "x"), file("a/b", "y")),
                refused("'l/evil' lies below 'l', which is no folder", link("l", "d"), file("l/evil", "y")),
                refused("'l' is there twice", folder("l"), link("l", "d")),
                refused("'l' is a link that leads out of the archive, to /etc", link("l", "/etc")),
                refused("'l' is a link that leads out of the archive, to ..", link("l", "..")),
                refused("'d/l' is a link that leads out of the archive, to ../../x", link("d/l", "../../x")),
                refused("'l' is a link that leads out of the archive, to ./../x", link("l", "./../x")),
                refused("'l' has a backslash in its link target", link("l", "..\\..\\x")),
                refused("'l' has a drive letter in its link target", link("l", "C:x")),
                refused("'l' is a link with a target of 0 characters", link("l", "")),
                refused(
                        "'z' is a link with '..' after a name, to a/b/up/../../x",
                        link("a/b/up", "../.."),
                        link("z", "a/b/up/../../x")));
    }

    private static Arguments refused(String message, Sample... entries) {
        return arguments(message, List.of(entries));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("entries")
    void entriesThatWouldLeaveTheirPlaceAreRefused(String message, List<Sample> entries) throws IOException {
        var all = new ArrayList<>(List.of(file("harmless", "x")));
        all.addAll(entries);
        assertRefused(Sample.zip(all), ".zip", message);
        assertRefused(Sample.tar(all), ".tar", message);
    }

    @Test
    void aBackslashInATarIsRefused() throws IOException {
        assertRefused(Sample.tar(List.of(file("..\\evil", "x"))), ".tar", "'..\\evil' has a backslash in its name");
        assertRefused(Sample.zip(List.of(file("..\\evil", "x"))), ".zip", "'../evil' leads out of its folder");
    }

    @Test
    void anEscapedNameIsCheckedAfterItIsDecoded() throws IOException {
        assertRefused(Sample.zip(List.of(file("%2e%2e%2Fevil", "x"))), ".nupkg", "'../evil' leads out of its folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "d", "l", "../x"})
    void aHardLinkToAnythingButAnEarlierFileIsRefused(String target) throws IOException {
        byte[] tar = Sample.tar(List.of(folder("d"), link("l", "d"), hardLink("h", target), file("missing", "x")));

        assertRefused(
                tar, ".tar", target.equals("../x") ? "'../x' leads out" : "'h' is a hard link to '" + target + "'");
    }

    @ParameterizedTest
    @ValueSource(bytes = {TarConstants.LF_CHR, TarConstants.LF_BLK, TarConstants.LF_FIFO, 'M', 'V'})
    void devicesAndUnknownTypesAreRefused(byte type) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            tar.putArchiveEntry(new TarArchiveEntry("dev", type));
            tar.closeArchiveEntry();
        }

        assertRefused(bytes.toByteArray(), ".tar", "'dev' is ");
    }

    @Test
    void aDeviceInAZipIsRefused() throws IOException {
        byte[] zip = Sample.zip(List.of(file("dev", "x")));
        int header = directoryHeader(zip);
        zip[header + 41] = 0x21; // S_IFCHR

        assertRefused(zip, ".zip", "'dev' is a device or pipe");
    }

    @Test
    void anEncryptedEntryIsRefused() throws IOException {
        byte[] zip = Sample.zip(List.of(file("secret.txt", "x")));
        zip[directoryHeader(zip) + 8] |= 1;

        assertRefused(zip, ".zip", "'secret.txt' is encrypted");
    }

    @Test
    void anUnknownCompressionIsRefused() throws IOException {
        byte[] zip = Sample.zip(List.of(file("a", "x")));
        zip[directoryHeader(zip) + 10] = 99;

        assertRefused(zip, ".zip", "'a' is compressed by method 99, use Deflate instead");
    }

    @Test
    void anEntryThatIsNotWhatItSaysIsRefused() throws IOException {
        byte[] good = Sample.zip(List.of(file("a", "some content")));
        int header = directoryHeader(good);

        byte[] wrongChecksum = good.clone();
        wrongChecksum[header + 16]++;
        assertRefused(wrongChecksum, ".zip", "'a' is damaged: its checksum is wrong");
        byte[] longer = good.clone();
        longer[header + 24]--;
        assertRefused(longer, ".zip", "'a' is longer than the 11 bytes it says");
        byte[] shorter = good.clone();
        shorter[header + 24]++;
        assertRefused(shorter, ".zip", "'a' has only 12 of the 13 bytes it says");
        byte[] elsewhere = good.clone();
        elsewhere[header + 42] = 5;
        assertRefused(elsewhere, ".zip", "'a' is not where the directory of the zip file says");
    }

    @Test
    void aLieAboutTheNumberOfEntriesIsRefused() throws IOException {
        byte[] zip = Sample.zip(List.of(file("a", "x"), file("b", "y")));
        zip[zip.length - 22 + 10] = 1;

        assertRefused(zip, ".zip", "is damaged: the directory");
    }

    @ParameterizedTest
    @ValueSource(strings = {".zip", ".tar", ".tgz", ".tbz", ".tar.Z", ".rar"})
    void whatIsNoArchiveIsRefused(String extension) throws IOException {
        assertRefused(new byte[0], extension, "The archive is ");
        assertRefused(
                "Rar!\u001a\u0007".repeat(500).getBytes(StandardCharsets.ISO_8859_1), extension, "The archive is ");
    }

    @Test
    void aZipBombIsRefusedByItsRatioBeforeItIsUnpacked() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("zeros"));
            writeZeros(zip, 80 << 20);
        }

        assertRefused(bytes.toByteArray(), ".zip", "unpacks to more than 200 times its size");
    }

    @Test
    void aTarBombIsRefusedByItsRatio() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            var entry = new TarArchiveEntry("zeros");
            entry.setSize(80 << 20);
            tar.putArchiveEntry(entry);
            writeZeros(tar, 80 << 20);
            tar.closeArchiveEntry();
        }

        assertRefused(bytes.toByteArray(), ".tgz", "unpacks to more than 200 times its size");
    }

    @Test
    void zerosAfterTheEndOfATarCountToo() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(Sample.tar(List.of(file("a", "x"))));
            writeZeros(gzip, 80 << 20);
        }

        assertRefused(bytes.toByteArray(), ".tgz", "unpacks to more than 200 times its size");
    }

    @Test
    void aNameOfManyMegabytesIsRefused() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            var name = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
            name.setSize(8 << 20);
            tar.putArchiveEntry(name);
            writeZeros(tar, 8 << 20);
            tar.closeArchiveEntry();
        }

        assertRefused(
                bytes.toByteArray(), ".tgz", "has an entry whose name and attributes take more than 1048576 bytes");
    }

    @Test
    void manyGlobalHeadersAreRefused() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            for (int i = 0; i < 17; i++) {
                var header = new TarArchiveEntry("g", TarConstants.LF_PAX_GLOBAL_EXTENDED_HEADER);
                header.addPaxHeader("comment", "number " + i);
                tar.putArchiveEntry(header);
                tar.putArchiveEntry(new TarArchiveEntry("f" + i));
                tar.closeArchiveEntry();
            }
        }

        assertRefused(bytes.toByteArray(), ".tar", "has more than 16 global headers");
    }

    @Test
    void theLimitsAreThoseOfTheCaller() throws IOException {
        List<Sample> entries = List.of(file("a", "x".repeat(2000)), file("b", "y".repeat(2000)), file("c", ""));
        var two = new ArchiveLimits(2, 1 << 20, 1, true);
        var small = new ArchiveLimits(3, 3999, 1, true);

        assertRefused(Sample.zip(entries), ".zip", two, "has more than 2 entries");
        assertRefused(Sample.tar(entries), ".tar", two, "has more than 2 entries");
        assertRefused(Sample.zip(entries), ".zip", small, "unpacks to more than 3999 bytes");
        assertRefused(Sample.tar(entries), ".tar", small, "unpacks to more than 3999 bytes");
    }

    @Test
    void namesThatFillTheMemoryAreRefused() throws IOException {
        List<Sample> entries = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            entries.add(file("d/".repeat(100) + i + "/" + "d/".repeat(20) + "x", ""));
        }

        assertRefused(
                Sample.zip(entries), ".zip", new ArchiveLimits(50, 100, 1, true), "names that are too long altogether");
    }

    private void assertRefused(byte[] archive, String extension, String message) throws IOException {
        assertRefused(archive, extension, ArchiveLimits.DEFAULT, message);
    }

    private void assertRefused(byte[] archive, String extension, ArchiveLimits limits, String message)
            throws IOException {
        Path file = Files.write(folder.resolve("archive"), archive);
        assertThatThrownBy(() -> Archives.extractTo(file, extension, folder.resolve("out"), limits))
                .as(extension)
                .isInstanceOf(BadArchive.class)
                .hasMessageContaining(message);
    }

    /** Where the central directory of a small zip begins. */
    private static int directoryHeader(byte[] zip) {
        return ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).getInt(zip.length - 22 + 16);
    }

    private static void writeZeros(OutputStream out, int count) throws IOException {
        var zeros = new byte[1 << 20];
        for (int left = count; left > 0; left -= zeros.length) {
            out.write(zeros);
        }
    }
}
