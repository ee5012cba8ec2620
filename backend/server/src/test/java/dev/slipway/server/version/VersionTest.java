package dev.slipway.server.version;

import static dev.slipway.server.version.VersionKind.DOCKER;
import static dev.slipway.server.version.VersionKind.GENERIC;
import static dev.slipway.server.version.VersionKind.MAVEN;
import static dev.slipway.server.version.VersionKind.SEMVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {
    @ParameterizedTest
    @CsvSource({
        "1.0, 1.0.0.0",
        "2016.01.02, 2016.1.2",
        "v1.2, 1.2.0",
        "1.0.0-BETA, 1.0.0-beta",
        "1.0.0-beta.01, 1.0.0-beta.1",
    })
    void semanticVersionsOfDifferentSpellingAreEqual(String one, String other) {
        var version = Version.parse(one, SEMVER);

        assertThat(version)
                .isEqualTo(Version.parse(other, SEMVER))
                .isEqualByComparingTo(Version.parse(other, SEMVER))
                .hasSameHashCodeAs(Version.parse(other, SEMVER))
                .hasToString(one);
    }

    @Test
    void metadataMakesAnotherSemanticVersionInTheSamePlace() {
        var plain = Version.parse("1.0.0", SEMVER);
        var built = Version.parse("1.0.0+build.5", SEMVER);

        assertThat(built).isEqualByComparingTo(plain).isNotEqualTo(plain);
        assertThat(built.identity()).isNotEqualTo(plain.identity());
        assertThat(built.sortKey()).isEqualTo(plain.sortKey());
        assertThat(built.metadata()).isEqualTo("build.5");
    }

    @Test
    void semanticVersionsAreInOrder() {
        assertAscending(
                SEMVER,
                "0.9",
                "1.0.0-1",
                "1.0.0-2",
                "1.0.0-10",
                "1.0.0-20240101120000",
                "1.0.0--",
                "1.0.0-0a",
                "1.0.0-a",
                "1.0.0-a.1",
                "1.0.0-a-",
                "1.0.0-a0",
                "1.0.0-ab",
                "1.0.0-b",
                "1.0.0",
                "1.0.0.1-a",
                "1.0.0.1",
                "1.4.9",
                "1.4.10",
                "3.0.0-beta.9",
                "3.0.0-beta.10",
                "3.0.0",
                "2147483647");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "v",
                "1.0.*",
                "1.",
                ".1",
                "1..2",
                "1.2.3.4.5",
                "1.0-",
                "1.0-a..b",
                "1.0-a.",
                "1.0+",
                "1.0-a_b",
                "a",
                "vv1",
                "1 .0",
                "1.0 0",
                "2147483648",
                "1.0-ä",
                "-1",
                "1.٣"
            })
    void whatIsNoSemanticVersionIsRefused(String text) {
        assertThatExceptionOfType(InvalidVersion.class)
                .isThrownBy(() -> Version.parse(text, SEMVER))
                .withMessageStartingWith("'" + text.strip() + "' is not a semantic version: ");
        assertThat(Version.tryParse(text, SEMVER)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
        1.2.3.4-branch.1+meta,            1.2.3.4,   branch.1,               branch, 1,               meta
        V1.2.3.4-branch_hithere+meta,     1.2.3.4,   branch_hithere,         branch, hithere,         meta
        19.0.0.Final,                     19.0.0.0,  Final,                  Final,  '',              ''
        284.0.0-debian_component_based,   284.0.0.0, debian_component_based, debian, component_based, ''
        1.0myfeature,                     1.0.0.0,   myfeature,              myfeature, '',           ''
        latest,                           0.0.0.0,   latest,                 latest, '',              ''
        vNext,                            0.0.0.0,   vNext,                  vNext,  '',              ''
        ' 1 . 2 .3 ',                     1.2.3.0,   '',                     '',     '',              ''
        1.2.3.4.5,                        1.2.3.4,   5,                      5,      '',              ''
        1.0\\a-b_c,                       1.0.0.0,   a-b_c,                  a,      b_c,             ''
        1.0.0+a.b-c_d\\e+f,               1.0.0.0,   '',                     '',     '',              a.b-c_d\\e+f
        """)
    void genericVersionsAreReadInParts(
            String text, String numbers, String prerelease, String prefix, String counter, String metadata) {
        var version = Version.parse(text, GENERIC);

        assertThat("%d.%d.%d.%d".formatted(version.number(0), version.number(1), version.number(2), version.number(3)))
                .isEqualTo(numbers);
        assertThat(version.prerelease()).isEqualTo(prerelease);
        assertThat(version.isPrerelease()).isEqualTo(!prerelease.isEmpty());
        assertThat(version.prereleasePrefix()).isEqualTo(prefix);
        assertThat(version.prereleaseCounter()).isEqualTo(counter);
        assertThat(version.metadata()).isEqualTo(metadata);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+meta",
                "2147483648",
                "1.99999999999",
                "1.0-a b",
                "1.0'",
                "1.0\"",
                "1.0;",
                "1.0/a",
                "1.0%",
                "1.0?",
                "1.0#",
                "1.0&",
                "1.0+a/b",
                "1.0 beta",
                "1.0-ü"
            })
    void whatIsNoGenericVersionIsRefused(String text) {
        assertThat(Version.tryParse(text, GENERIC)).isEmpty();
    }

    @Test
    void genericVersionsAreInOrder() {
        assertAscending(
                GENERIC,
                "whatever",
                "1.0.0-alpha",
                "1.0.0-alpha.1",
                "1.0.0-alpha.beta",
                "1.0.0-beta",
                "1.0.0-beta.2",
                "1.0.0-beta-11",
                "1.0.0-rc.1",
                "1.0.0",
                "1.0.0.1",
                "1.0.1");
    }

    @ParameterizedTest
    @CsvSource({
        "1.0.0-prerelease-1, 1.0.0-prerelease.1",
        "1.0.0-prerelease-1, 1.0.0-prerelease_1",
        "1.0.0-prerelease-1, 1.0.0.prerelease\\1",
        "1.0.0+meta1, 1.0.0+meta3",
    })
    void separatorsAndMetadataDoNotOrderGenericVersions(String one, String other) {
        assertThat(Version.parse(one, GENERIC)).isEqualByComparingTo(Version.parse(other, GENERIC));
    }

    @Test
    void theBareLatestTagComesBeforeEverythingAndIsNoPrerelease() {
        var latest = Version.parse("latest", DOCKER);

        assertThat(latest.isPrerelease()).isFalse();
        assertThat(latest)
                .isEqualTo(Version.parse("latest", DOCKER))
                .isLessThan(Version.parse("alpine", DOCKER))
                .isLessThan(Version.parse("1.0.0", DOCKER))
                .isLessThan(Version.parse("0.0.0.0-0", SEMVER))
                .isLessThan(Version.parse("latest", GENERIC));
        assertThat(Version.parse("1.0.0-latest", DOCKER).isPrerelease()).isTrue();
        assertThat(Version.parse("1.0.0-alpha", DOCKER).prerelease()).isEqualTo("alpha");
        assertAscending(DOCKER, "latest", "1.2.3-pre-4", "1.2.3-pre-5", "1.2.3");
    }

    @Test
    void mavenVersionsAreInOrder() {
        assertAscending(
                MAVEN,
                "1.0-alpha-1",
                "1.0-beta",
                "1.0-rc1",
                "1.0-SNAPSHOT",
                "1.0",
                "1.0-sp",
                "1.0-xyz",
                "1-1",
                "1.0.1",
                "1.1",
                "20240101120000");
        assertAscending(
                MAVEN,
                "1-alpha2snapshot",
                "1-alpha2",
                "1-alpha-123",
                "1-beta-2",
                "1-beta123",
                "1-m2",
                "1-m11",
                "1-rc",
                "1-cr2",
                "1-rc123",
                "1-SNAPSHOT",
                "1",
                "1-sp",
                "1-sp2",
                "1-abc",
                "1-def",
                "1-pom-1",
                "1-1-snapshot",
                "1-1",
                "1-2",
                "1-123");
        assertAscending(MAVEN, "2.0", "2.0.a", "2-1", "2.0.2", "2.0.123", "2.1.0", "2.1-a", "2.1b", "2.1-c", "2.1-1");
        assertAscending(MAVEN, "11.a2", "11.a11", "11.b2", "11.b11", "11.m2", "11.m11", "11", "11.a", "11b", "11m");
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 1",
        "1.0, 1-ga",
        "1.0-final, 1.0.0",
        "1-rc1, 1-CR1",
        "1a1, 1-alpha-1",
        "1..2, 1.0.2",
        "1.0.0-x, 1-x",
        "1x, 1.0.0-x"
    })
    void mavenVersionsOfDifferentSpellingAreEqual(String one, String other) {
        assertThat(Version.parse(one, MAVEN)).isEqualTo(Version.parse(other, MAVEN));
    }

    @ParameterizedTest
    @CsvSource({
        "1.0-SNAPSHOT, SNAPSHOT", "1.0-ALPHA2, ALPHA2", "1.0-alpha-1, alpha-1", "1.0a1, a1", "1.0-beta, beta",
        "1.0b2, b2", "1.0-milestone-3, milestone-3", "1.0.M4, M4", "1.0.RC1, RC1", "1.0-cr, cr",
        "1.0, ''", "1.0-a, ''", "1.0-jre, ''", "1.0.Final, ''", "12:8, ''"
    })
    void qualifiersMakeAMavenPrerelease(String text, String prerelease) {
        var version = Version.parse(text, MAVEN);

        assertThat(version.prerelease()).isEqualTo(prerelease);
        assertThat(version.isPrerelease()).isEqualTo(!prerelease.isEmpty());
    }

    @ParameterizedTest
    @EnumSource(VersionKind.class)
    void aVersionHasALengthThatItMayNotExceed(VersionKind kind) {
        String longest = "1-" + "a".repeat(Version.MAX_LENGTH - 2);

        assertThat(Version.parse(longest, kind).text()).isEqualTo(longest);
        assertThatExceptionOfType(InvalidVersion.class)
                .isThrownBy(() -> Version.parse(longest + "a", kind))
                .withMessageContaining("longer than 349 characters")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    }

    @Test
    void aMavenVersionComparesWithItsOwnKindOnly() {
        assertThatExceptionOfType(ClassCastException.class)
                .isThrownBy(() -> Version.parse("1.0", MAVEN).compareTo(Version.parse("1.0", SEMVER)));
    }

    private static void assertAscending(VersionKind kind, String... texts) {
        var versions =
                List.of(texts).stream().map(text -> Version.parse(text, kind)).toList();
        for (int i = 0; i < versions.size(); i++) {
            for (int j = 0; j < versions.size(); j++) {
                assertThat(Integer.signum(versions.get(i).compareTo(versions.get(j))))
                        .as("%s compared with %s", versions.get(i), versions.get(j))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }
}
