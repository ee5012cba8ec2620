package dev.slipway.server.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Sha256Test {
    private static final String HEX = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @Test
    void theCaseOfTheDigitsDoesNotMatter() {
        assertThat(new Sha256(HEX.toUpperCase(java.util.Locale.ROOT)))
                .isEqualTo(new Sha256(HEX))
                .hasToString(HEX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "e3b0",
                "../../etc/passwd",
                HEX + "0",
                "g3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> new Sha256(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }
}
