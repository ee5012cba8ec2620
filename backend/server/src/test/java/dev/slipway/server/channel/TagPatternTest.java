package dev.slipway.server.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagPatternTest {
    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "beta ; 1beta2 ; true",
                "^beta ; 1beta2 ; false",
                "^BETA ; beta ; false",
                "(?i)^BETA ; beta ; true",
                "^(?!beta).+ ; beta.1 ; false",
                "^(?!beta).+ ; rc.1 ; true",
                "^\\d{4}\\.\\d{2}$ ; 2025.01 ; true",
                "^(?:dev|test|qa|uat|prod|main|demo|next|lab|x)$ ; lab ; true",
                "^$ ; '' ; true",
            })
    void itSearches(String pattern, String text, boolean isFound) {
        assertThat(TagPattern.parse(pattern).isFoundIn(text)).isEqualTo(isFound);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "( ; '(' is not a regular expression: Unclosed group",
                "[a ; '[a' is not a regular expression: Unclosed character class",
                "* ; '*' is not a regular expression: Dangling meta character '*'",
                "(){99999} ; '(){99999}' has too many alternatives and repetitions",
                "(){9,99999} ; '(){9,99999}' has too many alternatives and repetitions",
            })
    void whatIsNoPatternIsRefused(String pattern, String message) {
        assertThatThrownBy(() -> TagPattern.parse(pattern))
                .isInstanceOf(InvalidTagPattern.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"(^|^), 100, (?!)", "^?, 100, $", "(){999}, 20, x", "x, 501, ''"})
    void aPatternThatCouldTryWithoutEndIsRefused(String part, int times, String end) {
        assertThatThrownBy(() -> TagPattern.parse(part.repeat(times) + end)).isInstanceOf(InvalidTagPattern.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {".*.*.*.*.*x", "(.+)(.+)(.+)(.+)x", "a*.*a*.*a*.*b"})
    @Timeout(60)
    void aSearchThatTakesTooLongIsGivenUp(String pattern) {
        TagPattern parsed = TagPattern.parse(pattern);

        assertThatThrownBy(() -> parsed.isFoundIn("a".repeat(300) + "!"))
                .isInstanceOf(InvalidTagPattern.class)
                .hasMessageContaining("too many steps");
    }
}
