package dev.slipway.server.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.SelectedPackage;
import dev.slipway.server.problem.Invalid;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageOverridesTest {
    private static final PackageNeed WEB = need("Deploy web", "", "Acme.Web");
    private static final PackageNeed CONF = need("Deploy web", "conf", "Acme.Conf");
    private static final PackageNeed DB = need("Deploy db", "", "com.acme:db");

    private static PackageNeed need(String step, String reference, String packageId) {
        return new PackageNeed(step, step, reference, packageId, "", "", true);
    }

    /** The texts are separated by blanks and bars. */
    @ParameterizedTest(name = "{0}: web {1}, conf {2}, db {3}")
    @CsvSource({
        "1.0,                                            1.0, 1.0, 1.0",
        "*:1.0,                                          1.0, 1.0, 1.0",
        ":1.0,                                           1.0, 1.0, 1.0",
        "*:*:1.0,                                        1.0, 1.0, 1.0",
        "Acme.Web:2.0,                                   2.0, '',  ''",
        "acme.web:2.0,                                   2.0, '',  ''",
        "Acme.Web/2.0,                                   2.0, '',  ''",
        "Acme.Web=2.0,                                   2.0, '',  ''",
        "Deploy web:2.0,                                 2.0, 2.0, ''",
        "Deploy web:conf:3.0,                            '',  3.0, ''",
        "Deploy web:Acme.Web:3.0,                        3.0, '',  ''",
        "Acme.Conf:conf:3.0,                             '',  3.0, ''",
        "*:conf:3.0,                                     '',  3.0, ''",
        "com.acme\\:db:1.2,                              '',  '',  1.2",
        "*:1.0 | Deploy web:2.0 | Deploy web:conf:3.0,   2.0, 3.0, 1.0",
        "Deploy web:conf:3.0 | Deploy web:2.0 | *:1.0,   2.0, 3.0, 1.0",
        "Acme.Web:1.0 | Deploy web:2.0,                  2.0, 2.0, ''",
        "Deploy web:2.0 | Acme.Web:1.0,                  2.0, 2.0, ''",
        "Acme.Web:1.0 | Acme.Web:1.1,                    1.1, '',  ''",
        "*:conf:1.0 | Deploy web:2.0,                    2.0, 1.0, ''",
    })
    void theClosestWishWinsAndOfEquallyCloseOnesTheLast(String texts, String web, String conf, String db) {
        PackageOverrides overrides = PackageOverrides.parse(
                Stream.of(texts.split(" \\| ")).map(String::strip).toList(), "");

        assertThat(overrides.versionOf(WEB).orElse("")).isEqualTo(web);
        assertThat(overrides.versionOf(CONF).orElse("")).isEqualTo(conf);
        assertThat(overrides.versionOf(DB).orElse("")).isEqualTo(db);
    }

    @Test
    void theDefaultVersionIsForAllThatNoTextNames() {
        PackageOverrides overrides = PackageOverrides.parse(List.of("Acme.Web:2.0"), "1.0");

        assertThat(overrides.versionOf(WEB)).hasValue("2.0");
        assertThat(overrides.versionOf(DB)).hasValue("1.0");
    }

    @ParameterizedTest
    @CsvSource({
        "Acme.Web:,       does not end with a version",
        "Acme.Web:latest version, does not end with a version",
        "'',              does not end with a version",
        "a:b:c:1.0,       has too many parts",
    })
    void aTextThatMakesNoSenseIsRefused(String text, String problem) {
        assertThatThrownBy(() -> PackageOverrides.parse(List.of(text), ""))
                .isInstanceOfSatisfying(
                        Invalid.class, e -> assertThat(e.details().get(0)).contains(problem));
    }

    @Test
    void whatNamesNothingIsFound() {
        PackageOverrides overrides =
                PackageOverrides.parse(List.of("*:1.0", "Deploy wbe:2.0", "*:cnof:1.0", "Acme.Web:2.0"), "");

        assertThat(overrides.meaningNoneOf(List.of(WEB, CONF, DB))).containsExactly("Deploy wbe:2.0", "*:cnof:1.0");
    }

    @Test
    void theChoicesOfAResourceAreExact() {
        PackageOverrides overrides = PackageOverrides.of(List.of(new SelectedPackage("Deploy web", "", "conf", "3.0")));

        assertThat(overrides.versionOf(CONF)).hasValue("3.0");
        assertThat(overrides.versionOf(WEB)).isEmpty();
    }
}
