package dev.slipway.server.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagFilterTest {
    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                // filter                                | candidate                | missing
                "''                                      | ''                       | ''",
                "''                                      | Ring/Beta                | ''",
                "Ring/Alpha                              | ''                       | Ring/Alpha",
                "Ring/Alpha                              | Ring/Beta                | Ring/Alpha",
                "Ring/Alpha                              | ring/ALPHA               | ''",
                "Ring/Alpha Ring/Beta                    | Ring/Beta                | ''",
                "Importance/VIP Ring/Alpha RING/Beta     | Importance/VIP Ring/Beta | ''",
                "Importance/VIP Ring/Alpha Ring/Beta     | Ring/Beta                | Importance/VIP",
                "Importance/VIP Ring/Alpha Ring/Beta     | Importance/VIP           | Ring/Alpha Ring/Beta",
                "Ring                                    | Ring/Alpha               | Ring",
            })
    void tagsOfOneSetAreAlternativesAndAllSetsMustMatch(String filter, String candidate, String missing) {
        assertThat(TagFilter.of(words(filter)).missing(words(candidate))).containsExactlyElementsOf(words(missing));
        assertThat(TagFilter.isMet(words(filter), words(candidate))).isEqualTo(missing.isEmpty());
    }

    private static List<String> words(String text) {
        return Stream.of(text.split(" ")).filter(word -> !word.isEmpty()).toList();
    }
}
