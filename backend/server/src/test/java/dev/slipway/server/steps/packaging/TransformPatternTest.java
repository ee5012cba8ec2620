package dev.slipway.server.steps.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R8.26. */
class TransformPatternTest {
    /** @param files with blanks between them */
    private static String applied(String pattern, String files) {
        var known = Arrays.stream(files.split(" "))
                .collect(Collectors.toMap(file -> file.toLowerCase(Locale.ROOT), Function.identity()));
        TransformPattern only = TransformPattern.parse(pattern).get(0);
        return Arrays.stream(files.split(" "))
                .sorted()
                .flatMap(file -> only.transformsOf(file, known).stream().map(transform -> transform + ">" + file))
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "Foo, Web.config web.foo.config a/App.config a/App.Foo.config, web.foo.config>Web.config a/App.Foo.config>a/App.config",
        "Foo.config, Web.config Web.Foo.config, Web.Foo.config>Web.config",
        "My Place, Web.config, ''",
        "a.Foo.config => a.config, a.config a.Foo.config b/a.config b/a.Foo.config c/a.config,"
                + " a.Foo.config>a.config b/a.Foo.config>b/a.config",
        "a.Foo.config=>./a.config, a.config a.Foo.config b/a.config b/a.Foo.config, a.Foo.config>a.config",
        "a.Foo.config => ./b/a.config, b/a.config a.Foo.config c/b/a.config, a.Foo.config>b/a.config",
        "t/a.Foo.config => a.config, a.config t/a.Foo.config, t/a.Foo.config>a.config",
        "t\\a.Foo.config => c\\a.config, c/a.config t/a.Foo.config, t/a.Foo.config>c/a.config",
        "a.Foo.config => c/a.config, c/a.config a.Foo.config xc/a.config, a.Foo.config>c/a.config",
        "../a.Foo.config => a.config, b/a.config a.Foo.config, a.Foo.config>b/a.config",
        "../../a.Foo.config => a.config, b/a.config a.Foo.config, ''",
        "s.Foo.config => *.config, a.config b.config s.Foo.config, s.Foo.config>a.config s.Foo.config>b.config",
        "*.Foo.config => *.config, a.config a.Foo.config b.config c.Foo.config, a.Foo.config>a.config",
        "t/*.Foo.config => c/*.config, c/a.config t/a.Foo.config t/b.Foo.config, t/a.Foo.config>c/a.config",
        "*.Foo.config => a.config, a.config x.Foo.config b.Foo.config, b.Foo.config>a.config x.Foo.config>a.config",
        "a.*.config => a.config, a.config a.1.config a.2.config b.2.config, a.1.config>a.config a.2.config>a.config",
        "x.Foo.xml => x.xml, x.xml x.Foo.xml, x.Foo.xml>x.xml",
        "c:\\transforms\\a.config => b.config, b.config a.config, ''",
    })
    void patternsLeadFromTransformsToFiles(String pattern, String files, String applied) {
        assertThat(applied(pattern, files)).isEqualTo(applied);
    }

    @Test
    void aListIsSeparatedByCommasAndEndsOfLines() {
        assertThat(TransformPattern.parse(" A, b => c\r\n\n d ,"))
                .extracting(TransformPattern::toString)
                .containsExactly("A", "b => c", "d");
    }
}
