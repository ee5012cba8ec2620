package dev.slipway.server.version;

import static dev.slipway.server.version.VersionKind.DOCKER;
import static dev.slipway.server.version.VersionKind.MAVEN;
import static dev.slipway.server.version.VersionKind.SEMVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRangeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        [1.0,2.0)          | 1.0          | true
        [1.0,2.0)          | 1.9.9        | true
        [1.0,2.0)          | 2.0.0-beta   | true
        [1.0,2.0)          | 2.0          | false
        [1.0,2.0)          | 1.0.0-beta   | false
        (1.0,2.0]          | 1.0          | false
        (1.0,2.0]          | 2.0          | true
        [1.0]              | 1.0.0        | true
        [1.0]              | 1.0.1        | false
        1.0                | 1.0          | true
        1.0                | 99.0         | true
        1.0                | 0.9          | false
        (,1.0]             | 0.1          | true
        [1.0,)             | 5            | true
        (,)                | 5            | true
        [ 1.0 , 2.0 )      | 1.5          | true
        """)
    void aRangeOfSemanticVersionsHasOneInterval(String range, String version, boolean contained) {
        assertThat(VersionRange.parse(range, SEMVER).contains(Version.parse(version, SEMVER)))
                .isEqualTo(contained);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        (,1.1),(1.1,)      | 1.1          | false
        (,1.1),(1.1,)      | 1.0          | true
        (,1.1),(1.1,)      | 1.1-alpha    | true
        (,1.0] , [1.2,)    | 1.1          | false
        (,1.0],[1.2,)      | 1.2          | true
        1.0                | 1.0-SNAPSHOT | false
        """)
    void aMavenRangeMayHaveSeveralIntervals(String range, String version, boolean contained) {
        assertThat(VersionRange.parse(range, MAVEN).contains(Version.parse(version, MAVEN)))
                .isEqualTo(contained);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        [1.2,1.3)          | v1.2.3       | true
        [v1.2.3.alpine]    | 1.2.3-alpine | true
        [1.0,2.0)          | latest       | false
        """)
    void aRangeOfTagsIgnoresTheirSpelling(String range, String tag, boolean contained) {
        assertThat(VersionRange.parse(range, DOCKER).contains(Version.parse(tag, DOCKER)))
                .isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "[]",
                "()",
                "[1.0",
                "1.0]",
                "(1.0)",
                "[1.0)",
                "[2.0,1.0]",
                "(1.0,1.0)",
                "[1.0,1.0)",
                "[1,2,3]",
                "[1.0.*,2]",
                "[1,2]x",
                "[1,2],[3,4]",
                "[1,[2]"
            })
    void whatIsNoRangeIsRefused(String text) {
        assertThatExceptionOfType(InvalidVersion.class).isThrownBy(() -> VersionRange.parse(text, SEMVER));
    }

    @Test
    void aRangeIsShownAsItWasWritten() {
        assertThat(VersionRange.parse(" [1.0, 2.0) ", SEMVER)).hasToString("[1.0, 2.0)");
    }

    @Test
    void aRangeHasALengthThatItMayNotExceed() {
        assertThatExceptionOfType(InvalidVersion.class)
                .isThrownBy(() -> VersionRange.parse("[1,2],".repeat(1000), MAVEN))
                .withMessageContaining("longer than 1000 characters");
    }
}
