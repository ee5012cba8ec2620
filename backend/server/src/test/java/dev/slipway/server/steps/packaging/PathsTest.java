package dev.slipway.server.steps.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.server.engine.ActionFailed;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathsTest {
    @ParameterizedTest
    @CsvSource({
        "/srv/web, /srv/web",
        "/srv/web/, /srv/web",
        "//srv/./web///x, /srv/web/x",
        "/, /",
        "/srv/my web, /srv/my web",
    })
    void aDirectoryIsWrittenInOneWay(String written, String path) throws ActionFailed {
        assertThat(AbsoluteDirectory.parse("P", written).path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "srv", "./srv", "~/srv", "C:\\srv", "/srv/../etc", "/srv/..", "/a\nb", "/a\u0000b", "/a/#{X}"
            })
    void aDirectoryThatCannotBeMeantIsRefusedByItsProperty(String written) {
        assertThatThrownBy(() -> AbsoluteDirectory.parse("P", written))
                .isInstanceOf(ActionFailed.class)
                .hasMessageStartingWith("P ");
    }

    @ParameterizedTest
    @CsvSource({
        "/srv/web, /srv/web, true",
        "/srv/web/a, /srv/web, true",
        "/srv/web2, /srv/web, false",
        "/srv, /srv/web, false",
        "/srv, /, true",
    })
    void aDirectoryKnowsWhatItLiesIn(String path, String other, boolean isIn) {
        assertThat(new AbsoluteDirectory(path).isIn(other)).isEqualTo(isIn);
    }

    @ParameterizedTest
    @CsvSource({
        "Production, Production",
        "Prod EU, Prod EU",
        "1.0.0+build.5, 1.0.0+build.5",
        "EU/West:1, EU_West_1",
        "../../etc, _.._.._etc",
        ".slipway-sealed, _.slipway-sealed",
        "Current, _Current",
        "'..', ___",
        "'', _",
        "'a\nb', a_b",
    })
    void anyTextBecomesTheNameOfOneDirectory(String text, String name) {
        assertThat(PathSegment.of(text)).isEqualTo(name);
    }

    @Test
    void twoTextsHaveTwoNames() {
        assertThat(PathSegment.distinct("Acme EU")).isEqualTo("Acme EU");
        assertThat(PathSegment.distinct("Acme/EU")).startsWith("Acme_EU-");
        assertThat(Stream.of("Acme/EU", "Acme:EU", "Acme_EU", "current", "_current", "Acme/EU/" + "x".repeat(200))
                        .map(PathSegment::distinct))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.length() <= 107);
    }
}
