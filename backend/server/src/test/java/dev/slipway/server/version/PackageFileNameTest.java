package dev.slipway.server.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackageFileNameTest {
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
        Acme.Web.1.2.3.zip,     Acme.Web,   1.2.3,    .zip
        foo.1.0.0-tag-release.tag+buildmeta.tar.gz, foo, 1.0.0-tag-release.tag+buildmeta, .tar.gz
        x.1.0.0-beta.2.zip,     x,          1.0.0-beta.2, .zip
        Acme.Web2.1.0.zip,      Acme.Web2,  1.0,      .zip
        Acme.Web.2.0.1.0.0.zip, Acme.Web.2, 0.1.0.0,  .zip
        a.b-1.0.0.zip,          a.b-1,      0.0,      .zip
        Acme.2.1.0.0.0.zip,     Acme.2,     1.0.0.0,  .zip
        mychart.1.2.3.tgz,      mychart,    1.2.3,    .tgz
        mychart-1.2.3.tgz,      mychart-1,  2.3,      .tgz
        1.0.zip,                1,          0,        .zip
        Acme.v1.0.zip,          Acme.v1,    0,        .zip
        Acme.1.0.TAR.Z,         Acme,       1.0,      .tar.Z
        Müller_Web.1.0.nupkg,   Müller_Web, 1.0,      .nupkg
        """)
    void theVersionBeginsAtTheFirstDotAfterWhichAllIsVersion(
            String fileName, String id, String version, String extension) {
        assertThat(PackageFileName.parse(fileName)).isEqualTo(new PackageFileName(id, version, extension));
        assertThat(dev.slipway.client.PackageFileName.parse(fileName))
                .as("what clients take it for")
                .contains(new dev.slipway.client.PackageFileName(id, version));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Acme.zip",
                "Acme..Web.1.0.zip",
                ".1.0.zip",
                "Acme.1.0 .zip",
                "../x.1.0.zip",
                "a/b.1.0.zip",
                "-a.1.0.zip",
                "Acme.1.0-.zip",
                "Acme.1.0-a..b.zip",
                ".zip",
                "a.99999999999.zip"
            })
    void whatIsNoIdAndVersionIsRefused(String fileName) {
        assertThatExceptionOfType(InvalidPackageFileName.class)
                .isThrownBy(() -> PackageFileName.parse(fileName))
                .withMessageStartingWith("'" + fileName + "' is not the name of a package file: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.1.0.exe", "a.1.0", "a.1.0.tar.xz", ""})
    void anUnknownExtensionIsRefusedWithTheListOfTheAcceptedOnes(String fileName) {
        assertThatExceptionOfType(InvalidPackageFileName.class)
                .isThrownBy(() -> PackageFileName.parse(fileName))
                .withMessageContaining(".zip .nupkg .jar .war .ear .rar .tar .tar.gz .tgz .tar.Z .tar.bz2");
    }

    @Test
    void aFileNameHasALengthThatItMayNotExceed() {
        assertThatExceptionOfType(InvalidPackageFileName.class)
                .isThrownBy(() -> PackageFileName.parse("a.".repeat(200) + "1.0.zip"))
                .withMessageContaining("longer than 255 characters");
    }

    /** So that it refuses nothing that the server takes, and finds what there is to build upon. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Acme.Web.1.2.3.zip",
                "Acme.2.1.0.0.0.zip",
                "Acme.2.1.0.0.zip",
                "a.b-1.0.0.zip",
                "1.0.zip",
                "Acme.v1.0.zip",
                "x.1.0.0-beta.2+build.7.tar.gz",
                "Acme.1.0.TAR.Z",
                "Müller_Web.1.0.jar",
                "Acme..Web.1.0.zip",
                "Acme.1.0.exe",
                "Acme.zip",
                ".1.0.zip"
            })
    void theClientReadsNamesInTheSameWay(String fileName) {
        assertThat(dev.slipway.client.PackageFileName.parse(fileName)
                        .map(name -> name.packageId() + " " + name.version()))
                .isEqualTo(read(fileName).map(name -> name.id() + " " + name.version()));
    }

    private static Optional<PackageFileName> read(String fileName) {
        try {
            return Optional.of(PackageFileName.parse(fileName));
        } catch (InvalidPackageFileName e) {
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Acme.Web-UI, true",
        "Acme, true",
        "a__b, true",
        "Acme..Web, false",
        "Acme.-Web, false",
        "'', false",
        ".a, false",
        "a., false",
        "a b, false",
        "a/b, false",
        "a:b, false"
    })
    void anIdIsMadeOfWordsWithOneSeparatorBetweenThem(String id, boolean valid) {
        assertThat(PackageId.isValid(id)).isEqualTo(valid);
    }

    @Test
    void anIdIsTheSameInAnyCase() {
        assertThat(PackageId.key("ACME.Web")).isEqualTo(PackageId.key("acme.WEB"));
    }
}
