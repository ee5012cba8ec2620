package dev.slipway.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageFileNameTest {
    @ParameterizedTest
    @CsvSource({
        "Acme.Web.1.4.0.zip, Acme.Web, 1.4.0",
        "Acme.Web.1.4.0-beta.2.zip, Acme.Web, 1.4.0-beta.2",
        "Acme.Web.1.4.0+build.7.tar.gz, Acme.Web, 1.4.0+build.7",
        "acme-web.1.jar, acme-web, 1",
        "Acme.2.1.0.0.0.zip, Acme.2, 1.0.0.0",
        "Acme.2.1.0.0.zip, Acme, 2.1.0.0",
        "a.1.0.TAR.BZ2, a, 1.0"
    })
    void theNameOfAFileSaysIdAndVersion(String file, String id, String version) {
        assertThat(PackageFileName.parse(file)).contains(new PackageFileName(id, version));
        assertThat(PackageFileName.canBePushed(file)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "readme.txt, false",
        "Acme.zip, false",
        "Acme.1.0.exe, false",
        "Acme..Web.1.0.zip, false",
        "Acme.nupkg, true",
        "chart-1.2.3.tgz, true"
    })
    void aFileThatNoServerCouldKnowIsNotPushed(String file, boolean expected) {
        assertThat(PackageFileName.canBePushed(file)).isEqualTo(expected);
    }
}
