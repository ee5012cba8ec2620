package dev.slipway.teamcity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterReferencesTest {
    @ParameterizedTest
    @CsvSource({
        "%build.number%, true",
        "1.0.%build.counter%, true",
        "100%, false",
        "50% of 80%, false",
        "%%build.number%%, false",
        "a%%b%c%, true",
        "'', false"
    })
    void aReferenceIsToldFromAPercentSign(String text, boolean isReference) {
        assertThat(ParameterReferences.areIn(text)).isEqualTo(isReference);
    }

    @Test
    void anEscapedTextHasNoReference() {
        assertThat(ParameterReferences.escaped("/app#/x%20y%z%")).isEqualTo("/app#/x%%20y%%z%%");
        assertThat(ParameterReferences.areIn(ParameterReferences.escaped("%env.HOME%")))
                .isFalse();
    }
}
