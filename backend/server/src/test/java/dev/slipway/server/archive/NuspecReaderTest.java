package dev.slipway.server.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NuspecReaderTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " xmlns=\"http://schemas.microsoft.com/packaging/2010/07/nuspec.xsd\"",
                " xmlns=\"http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd\""
            })
    void theMetadataIsReadWhateverTheSchema(String namespace) throws IOException {
        String xml =
                """
                \uFEFF<?xml version="1.0" encoding="utf-8"?>
                <package%s>
                  <metadata minClientVersion="2.5">
                    <id> Acme.Web </id>
                    <version>1.2.3-beta+4</version>
                    <title>Acme &amp; Web</title>
                    <authors>someone</authors>
                    <dependencies><dependency id="Other" version="9"><id>not this</id></dependency></dependencies>
                    <summary><![CDATA[short <b>]]></summary>
                    <description>grüße</description>
                    <releaseNotes>line 1
                line 2</releaseNotes>
                  </metadata>
                  <files><file><id>nor this</id></file></files>
                </package>
                """
                        .formatted(namespace);

        assertThat(read(Sample.file("acme.nuspec", utf8(xml))))
                .isEqualTo(
                        new Nuspec("Acme.Web", "1.2.3-beta+4", "Acme & Web", "short <b>", "grüße", "line 1\nline 2"));
    }

    @Test
    void whatIsAbsentIsEmpty() throws IOException {
        assertThat(read(Sample.file("lib/other.nuspec", "no xml"), Sample.file("A.NuSpec", nuspec("A", "1"))))
                .isEqualTo(new Nuspec("A", "1", "", "", "", ""));
    }

    @Test
    void thereIsExactlyOneAtTheRoot() {
        assertThatThrownBy(() -> read(Sample.file("lib/a.nuspec", nuspec("A", "1"))))
                .isInstanceOf(BadArchive.class)
                .hasMessage("The archive has no .nuspec file in its top folder");
        assertThatThrownBy(() ->
                        read(Sample.file("a.nuspec", nuspec("A", "1")), Sample.file("b.nuspec", nuspec("B", "1"))))
                .isInstanceOf(BadArchive.class)
                .hasMessage("The archive's entry 'b.nuspec' is a second nuspec beside a.nuspec");
    }

    @ParameterizedTest
    @CsvSource({"'', 1, id", "' ', 1, id", "A, '', version"})
    void idAndVersionAreNeeded(String id, String version, String missing) {
        assertThatThrownBy(() -> read(Sample.file("a.nuspec", nuspec(id, version))))
                .isInstanceOf(BadArchive.class)
                .hasMessage("The archive's entry 'a.nuspec' does not say the package's " + missing);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE package [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><package><metadata><id>&e;</id></metadata></package>",
                "<!DOCTYPE package SYSTEM \"http://127.0.0.1:1/evil.dtd\"><package/>",
                "<!DOCTYPE p [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><package><metadata><id>&b;</id></metadata></package>",
                "<package><metadata><id>&undefined;</id></metadata></package>",
                "<package><metadata><id><b>A</b></id></metadata></package>",
                "<package><metadata>",
                "id: A",
                ""
            })
    void otherXmlIsRefused(String xml) {
        assertThatThrownBy(() -> read(Sample.file("a.nuspec", xml)))
                .isInstanceOf(BadArchive.class)
                .hasMessageContaining("'a.nuspec'")
                .message()
                .doesNotContain("root:");
    }

    @Test
    void aHugeNuspecIsRefused() {
        assertThatThrownBy(() -> read(Sample.file("a.nuspec", " ".repeat((1 << 20) + 1))))
                .isInstanceOf(BadArchive.class)
                .hasMessage("The archive's entry 'a.nuspec' is larger than 1048576 bytes");
    }

    @Test
    void deeplyNestedXmlIsReadWithoutRecursion() throws IOException {
        String deep = "<a>".repeat(100_000) + "</a>".repeat(100_000);
        String xml = "<package><metadata><id>A</id><version>1</version>" + deep + "</metadata></package>";

        assertThat(read(Sample.file("a.nuspec", xml)).id()).isEqualTo("A");
    }

    private static String nuspec(String id, String version) {
        return "<package><metadata><id>" + id + "</id><version>" + version + "</version></metadata></package>";
    }

    /** As a sample holds bytes. */
    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private Nuspec read(Sample... entries) throws IOException {
        Path nupkg = Files.write(folder.resolve("a"), Sample.zip(List.of(entries)));
        return NuspecReader.read(nupkg, ArchiveLimits.DEFAULT);
    }
}
