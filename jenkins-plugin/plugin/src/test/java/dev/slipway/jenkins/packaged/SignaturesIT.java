package dev.slipway.jenkins.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testkit.ClassFiles;
import dev.slipway.testkit.SignatureConformance;
import hudson.Extension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The signatures against Jenkins itself; only with the profile vendor-sdk, which fetches it. */
@EnabledIfSystemProperty(named = "slipway.vendor", matches = ".+")
class SignaturesIT {
    @Test
    void theSignaturesAreThoseOfJenkins() throws Exception {
        List<Path> jars;
        try (var files = Files.list(Path.of(System.getProperty("slipway.vendor")))) {
            jars = files.toList();
        }
        Path signatures = Path.of(Extension.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());

        assertThat(SignatureConformance.differences(
                        ClassFiles.read(signatures),
                        ClassFiles.read(jars),
                        ClassFiles.read(Path.of("target", "classes"))))
                .isEmpty();
    }
}
