package dev.slipway.teamcity.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testkit.ClassFiles;
import dev.slipway.testkit.SignatureConformance;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The signatures beside JetBrains' own artifacts; only with the profile vendor-sdk, which fetches them. */
@EnabledIfSystemProperty(named = "vendor.signatures", matches = ".+")
class VendorSignaturesIT {
    @Test
    void theSignaturesAreThoseOfTeamCity() throws IOException {
        List<Path> ofTeamCity = Stream.of(
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                .split(File.pathSeparator))
                .filter(path -> path.replace(File.separatorChar, '/').contains(System.getProperty("vendor.repository")))
                .map(Path::of)
                .toList();

        assertThat(SignatureConformance.differences(
                        ClassFiles.read(Path.of(System.getProperty("vendor.signatures"))),
                        ClassFiles.read(ofTeamCity),
                        ClassFiles.read(PluginZip.read().file())))
                .isEmpty();
    }
}
