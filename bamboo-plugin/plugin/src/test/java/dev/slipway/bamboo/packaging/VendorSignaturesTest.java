package dev.slipway.bamboo.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testkit.ClassFiles;
import dev.slipway.testkit.SignatureConformance;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With {@code -Pvendor-sdk} only: our signatures beside the classes of Bamboo itself. */
@EnabledIfSystemProperty(named = "slipway.bamboo.signatures", matches = ".+")
class VendorSignaturesTest {
    @Test
    void theSignaturesAreThoseOfBamboo() throws IOException {
        ClassFiles bamboo = ClassFiles.read(
                Stream.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                .split(File.pathSeparator))
                        .filter(path -> path.endsWith(".jar"))
                        .map(Path::of)
                        .toList());

        assertThat(SignatureConformance.differences(
                        ClassFiles.read(Path.of(System.getProperty("slipway.bamboo.signatures"))),
                        bamboo,
                        ClassFiles.read(Path.of("target", "classes"))))
                .isEmpty();
    }

    /** What {@code slipway-results.ftl} asks of Bamboo's objects, which no signature is needed for. */
    @ParameterizedTest
    @CsvSource({
        "com.atlassian.bamboo.resultsummary.ResultsSummary, getCustomBuildData",
        "com.atlassian.bamboo.chains.ChainResultsSummary, getStageResults",
        "com.atlassian.bamboo.chains.ChainStageResult, getBuildResults",
    })
    void whatATemplateAsksForIsThere(String type, String getter) throws ReflectiveOperationException {
        assertThat(Class.forName(type).getMethod(getter)).isNotNull();
    }
}
