package dev.slipway.server.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource({"Web Shop, wEB sHOP", "' a ', A", "ÄÖÜ, äöü", "ΣΑΣ, σασ", "\uD801\uDC00, \uD801\uDC28"})
    void namesAreTheSameWhateverTheirCase(String one, String other) {
        assertThat(Names.same(one, other)).isTrue();
    }

    @Test
    void noKeyIsLongerThanItsName() {
        for (int letter = 0; letter <= Character.MAX_CODE_POINT; letter++) {
            String name = Character.toString(letter);
            assertThat(Names.key(name).length()).as(name).isLessThanOrEqualTo(name.length());
        }
    }
}
