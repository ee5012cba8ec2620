package dev.slipway.server.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileGlobsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    config/*.json       | config/app.json      | true
                    config/*.json       | config/a/app.json    | false
                    config/*.json       | config/.json         | true
                    config/*.json       | xconfig/app.json     | false
                    config/*.json       | config/app.jsonx     | false
                    config\\*.json      | config/app.json      | true
                    ./config/*.json     | config/app.json      | true
                    /app.json           | app.json             | true
                    app.json            | a/app.json           | false
                    app.json            | App.json             | false
                    *                   | a                    | true
                    *                   | a/b                  | false
                    **                  | a/b/c                | true
                    **/*.json           | app.json             | true
                    **/*.json           | a/b/app.json         | true
                    **/*.json           | a/b/appxjson         | false
                    **/app.json         | xapp.json            | false
                    a/**/b              | a/b                  | true
                    a/**/b              | a/x/y/b              | true
                    a/**/b              | axb                  | false
                    a/**/b              | a/xb                 | false
                    a/**                | a/b/c                | true
                    a/**                | a                    | false
                    a/**                | ab                   | false
                    **.json             | a/b.json             | true
                    a**b                | a/x/b                | true
                    **/**/a             | a                    | true
                    **/a/**             | x/a/y                | true
                    a?c                 | abc                  | true
                    a?c                 | ac                   | false
                    a?c                 | a/c                  | false
                    a?c                 | aüc                  | true
                    a?c                 | a😀c                 | true
                    [a-c]x              | bx                   | true
                    [a-c]x              | dx                   | false
                    [!a-c]x             | dx                   | true
                    [^a-c]x             | ax                   | false
                    a[!b]c              | a/c                  | false
                    [a/]x               | /x                   | false
                    []]                 | ]                    | true
                    [a-]                | -                    | true
                    [ab                 | [ab                  | true
                    []                  | []                   | true
                    *.{json,xml}        | a.xml                | true
                    *.{json,xml}        | a.yml                | false
                    {a,b/**/c}.txt      | b/c.txt              | true
                    {a,b{1,2}}          | b2                   | true
                    {a,}b               | b                    | true
                    {**/,}x             | a/x                  | true
                    a{b                 | a{b                  | true
                    a}b                 | a}b                  | true
                    a.b                 | axb                  | false
                    a(b)+$^             | a(b)+$^              | true
                    """)
    void aPatternMatchesAllOfAPath(String pattern, String path, boolean matches) {
        assertThat(FileGlobs.parse(pattern).matches(path)).isEqualTo(matches);
    }

    @Test
    void patternsAreSeparatedByLinesAndCommas() {
        assertThat(FileGlobs.split(" a.txt\r\n\n b/*.{x,y} , ./c\\d/\n,")).containsExactly("a.txt", "b/*.{x,y}", "c/d");
        var globs = FileGlobs.parse("a.txt\nb/*.{x,y},c");

        assertThat(globs.matches("a.txt")).isTrue();
        assertThat(globs.matches("b/1.y")).isTrue();
        assertThat(globs.matches("c")).isTrue();
        assertThat(globs.matches("a.txt,c")).isFalse();
    }

    @Test
    void anEmptyListMatchesNothing() {
        assertThat(FileGlobs.parse(" \n , /").isEmpty()).isTrue();
        assertThat(FileGlobs.parse("").matches("")).isFalse();
        assertThat(FileGlobs.parse("a").isEmpty()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Web.Config, web.CONFIG, true",
        "[a-c].txt, B.TXT, true",
        "[!a-c].txt, B.txt, false",
        "[A-C].txt, b.txt, true",
        "STRASSE/Ü.txt, strasse/ü.txt, true",
        "a.txt, b.txt, false",
    })
    void caseMayBeWithoutMeaning(String pattern, String path, boolean matches) {
        assertThat(FileGlobs.parse(pattern, false).matches(path)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "logs, logs/2026/a.log, true",
        "logs, logs, true",
        "logs/, logs/a.log, true",
        "logs, logs2/a.log, false",
        "logs, a/logs/b, false",
        "**/logs, a/logs/b, true",
        "*.log, a.log, true",
        "data/*, data/x/y, true",
        "data/*, data, false",
    })
    void aFolderCoversWhatIsInIt(String pattern, String path, boolean covered) {
        assertThat(FileGlobs.parse(pattern).covers(path)).isEqualTo(covered);
    }

    /** A matcher that tries one way after the other would not end before the sun does. */
    @Test
    void manyStarsDoNotMultiply() {
        var globs = FileGlobs.parse(
                "**/" + "*a".repeat(500) + "b\n" + "{a,aa}".repeat(300) + "\n" + "**/".repeat(300) + "x");

        assertThat(globs.matches("a".repeat(2000))).isFalse();
        assertThat(globs.matches("a".repeat(2000) + "b")).isTrue();
        assertThat(globs.matches("a/".repeat(1000) + "x")).isTrue();
    }
}
