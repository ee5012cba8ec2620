package dev.slipway.server.version;

import static dev.slipway.server.version.VersionKind.GENERIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionMaskTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            textBlock =
                    """
        1.2.3-alpha.i       | none            | 1.2.3-alpha.0
        1.2.3-alpha.i       | 1.2.3-alpha.25  | 1.2.3-alpha.26
        i.i.i-alpha.i       | 1.2.3-alpha.25  | 2.0.0-alpha.26
        i.c.c               | 1.2.3-alpha.25  | 2.0.3
        c.i.c               | 1.2.3-alpha.25  | 1.3.0
        c.c.i               | 1.2.3.4         | 1.2.4.0
        c.c.c-i             | 1.2.3-4         | 1.2.3-5
        c.c.c.i-initial.i   | whatever        | 0.0.0.1-initial.1
        1.2.3-initial.8     | 1.0.0.0         | 1.2.3.0-initial.8
        3.0.i               | 3.0.7           | 3.0.8
        v1.i                | v1.4            | v1.5
        1.0.i+build         | 1.0.1           | 1.0.2+build
        c.c.i-c             | 1.2.3-beta      | 1.2.4-0
        c.c.c-c.i           | 1.2.3-beta.9    | 1.2.3-beta.10
        c.c.c-c.i           | 1.2.3           | 1.2.3-0.1
        1.0.0-i             | 1.0.0-99999999999999999999 | 1.0.0-100000000000000000000
        """)
    void symbolsAreReplacedByWhatFollowsTheCurrentVersion(String mask, String current, String next) {
        var version = current == null ? null : Version.parse(current, GENERIC);

        assertThat(VersionMask.parse(mask).orElseThrow().apply(version)).isEqualTo(next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "c.c.c_i",
                "c.c.c.c.c",
                "1 .i",
                "ii.c",
                "I.0",
                "1.0myfeature",
                "latest",
                "1..i",
                "99999999999.i",
                "1.i/2",
                "1.i+a/b"
            })
    void whatIsNoMaskIsUsedAsItIs(String text) {
        assertThat(VersionMask.parse(text)).isEmpty();
    }

    @Test
    void theLatestMatchHasTheFixedNumbersOfTheMask() {
        var releases = List.of("3.0.7", "3.1.2", "2.9.9", "30.0.1", "3.0.7-beta");
        var mask = VersionMask.parse("3.0.i").orElseThrow();

        var latest = mask.latest(releases, text -> Version.parse(text, GENERIC));

        assertThat(latest).contains("3.0.7");
        assertThat(mask.apply(Version.parse("3.0.7", GENERIC))).isEqualTo("3.0.8");
    }

    @Test
    void amongEqualMatchesTheNewestWins() {
        var newestFirst = List.of("1.0.0", "1.0.1+b", "1.0.1+a");

        assertThat(VersionMask.parse("i.c.c").orElseThrow().latest(newestFirst, text -> Version.parse(text, GENERIC)))
                .contains("1.0.1+b");
    }

    @Test
    void theSortKeyPrefixFindsTheMatchesInADatabase() {
        String prefix = VersionMask.parse("3.0.i").orElseThrow().sortKeyPrefix();

        assertThat(Version.parse("3.0.7-beta", GENERIC).sortKey()).startsWith(prefix);
        assertThat(Version.parse("3.0", GENERIC).sortKey()).startsWith(prefix);
        assertThat(Version.parse("3.1.0", GENERIC).sortKey()).doesNotStartWith(prefix);
        assertThat(VersionMask.parse("i.0").orElseThrow().sortKeyPrefix()).isEmpty();
    }

    @Test
    void aNumberCannotBeCountedBeyondItsLimit() {
        var mask = VersionMask.parse("1.i").orElseThrow();

        assertThatExceptionOfType(InvalidVersion.class)
                .isThrownBy(() -> mask.apply(Version.parse("1.2147483647", GENERIC)))
                .withMessageContaining("2147483648");
    }
}
