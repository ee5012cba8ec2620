package dev.slipway.packing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilePatternTest {
    private static List<String> names(String path) {
        return List.of(path.split("/"));
    }

    @ParameterizedTest
    @CsvSource({
        "**, a, true",
        "**, a/b/c, true",
        "*, a, true",
        "*, a/b, false",
        "*, .hidden, true",
        "**/*, a/b, true",
        "*.txt, a.txt, true",
        "*.txt, .txt, true",
        "*.txt, a.TXT, false",
        "*.txt, sub/a.txt, false",
        "**/*.txt, a.txt, true",
        "**/*.txt, x/y/a.txt, true",
        "**/*.txt, x/y/a.txt.bak, false",
        "a?c, abc, true",
        "a?c, ac, false",
        "a?c, a/c, false",
        "a?c, a\uD83D\uDE00c, true",
        "dist/**, dist/a/b, true",
        "dist/**, other/dist/a, false",
        "dist/, dist/a/b, true",
        "./dist/*, dist/a, true",
        "dist\\*.zip, dist/a.zip, true",
        "dist, dist/a, false",
        "**/bin/**, bin/a, true",
        "**/bin/**, x/bin/y/a, true",
        "**/bin/**, x/binary/a, false",
        "a/**/z, a/z, true",
        "a/**/z, a/b/c/z, true",
        "a/**/z, a/b/c/zz, false",
        "a/**/**/z, a/z, true",
        "a*b*c, aXbYc, true",
        "a*b*c, abcb, false",
        "a**b, aXb, true",
        "a**b, a/b, false",
        "[ab], a, false",
        "[ab], [ab], true",
        "a+(b).txt, a+(b).txt, true",
        "Grüße*, Grüße.txt, true"
    })
    void matches(String pattern, String path, boolean expected) {
        assertThat(FilePattern.of(pattern).matches(names(path))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "dist/**, dist, true, true",
        "dist/**, dist/sub, true, true",
        "dist/**, other, false, false",
        "**, any, true, true",
        "**/*.txt, any, true, false",
        "a/b/*.txt, a, true, false",
        "a/b/*.txt, a/b, true, false",
        "a/b/*.txt, a/b/c, false, false",
        "a/b/*.txt, b, false, false",
        "*.txt, a, false, false",
        "**/bin/**, x/bin, true, true",
        "**/bin/**, x/y, true, false"
    })
    void aFolderIsEnteredOnlyIfSomethingInItMayMatch(String pattern, String folder, boolean some, boolean all) {
        assertThat(FilePattern.of(pattern).mayMatchBelow(names(folder))).isEqualTo(some);
        assertThat(FilePattern.of(pattern).matchesAllBelow(names(folder))).isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/*", "C:\\temp\\*", "../*.txt", "a/../../b"})
    void aPatternThatCouldMatchNothingIsRefused(String pattern) {
        assertThatThrownBy(() -> FilePattern.of(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(pattern);
    }

    @ParameterizedTest
    @CsvSource({
        "out/*.zip, /work/out, /work/out/a.zip",
        "out/a.zip, /work/out, /work/out/a.zip",
        "*.zip, /work, /work/a.zip",
        "../other/*.zip, /other, /other/a.zip",
        "/abs/out/**/*.zip, /abs/out, /abs/out/x/a.zip",
        "/abs/a.zip, /abs, /abs/a.zip",
        "**/*.zip, /work, /work/x/y/a.zip",
        "a/*/c/*.zip, /work/a, /work/a/b/c/x.zip"
    })
    void aPatternForAbsolutePathsKnowsWhereToLook(String pattern, String root, String match) {
        FilePattern absolute = FilePattern.under(Path.of("/work"), pattern);

        assertThat(absolute.root()).isEqualTo(Path.of(root));
        assertThat(absolute.matches(FilePattern.names(Path.of(match)))).isTrue();
        assertThat(absolute.matches(FilePattern.names(Path.of("/elsewhere/a.zip"))))
                .isFalse();
        assertThat(absolute).hasToString(pattern);
    }

    @Test
    void starsInTheNameOfTheFolderItselfAreNoPattern() {
        FilePattern pattern = FilePattern.under(Path.of("/w*"), "*.zip");

        assertThat(pattern.matches(List.of("w*", "a.zip"))).isTrue();
        assertThat(pattern.matches(List.of("wx", "a.zip"))).isFalse();
    }

    @Test
    void manyStarsTakeNoMoreThanTheProductOfTheLengths() {
        String stars = "*a".repeat(200) + "b";

        assertThat(FilePattern.of(stars).matches(List.of("a".repeat(20_000)))).isFalse();
        assertThat(FilePattern.of("**/a/".repeat(50) + "b").matches(names("a/".repeat(2_000) + "c")))
                .isFalse();
    }
}
