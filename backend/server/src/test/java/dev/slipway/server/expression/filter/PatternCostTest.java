package dev.slipway.server.expression.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternCostTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "abc", "^v?(\\d+)\\.(\\d+)(?:\\.(\\d+))?(-[a-z.]+)?$", "(?i)https?://[^/\\s]+(/.*)?", "a|b|c|d|",
                        ".*?x+",
                "[](){}|*+?]+", "[^]a]", "(?<name>x)(?=y)(?!z)(?<=y)(?<!x)\\k<name>", "\\p{L}+\\x{41}", "\\(.*\\)",
                        "a{3,5}",
                "(foo)?(bar)?(baz)?(qux)?(quux)?(corge)?(grault)?(garply)?", "(a*)*", "x{9999}", "(?>ab|cd)", "(?s-i:a)"
            })
    void ordinaryPatternsAreBearable(String pattern) {
        assertThat(PatternCost.isBearable(pattern)).isTrue();
        assertThat(Pattern.compile(pattern)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a*)*(a*)*(a*)*(a*)*(a*)*(a*)*(a*)*",
                "(?:a?|b?){30}(?!)",
                "(?:(?:a?)?){30}",
                "((((((((a*)*)*)*)*)*)*)*)*",
                "(){2147483647}",
                "(?:(?:a){9999}){9999}",
                "(a|b?|c?|d?|e?|f?|g?|h?|)",
                "\\Qa",
                "[\\Qa]",
                "\\c(",
                "(?x) a *",
                "[[a]b]",
                "[a&&b]",
                "(?=a*)*(?=a*)*(?=a*)*(?=a*)*(?=a*)*(?=a*)*(?=a*)*",
                "a{99999}",
                "(\\b|^|$|\\B|\\A|\\z|\\G|\\Z)"
            })
    void patternsThatCanMatchNothingInManyWaysAreNot(String pattern) {
        assertThat(PatternCost.isBearable(pattern)).isFalse();
    }

    /** At the end of a text the matcher looks at no character; this would take for ever if the judgement were wrong. */
    @Test
    void whateverIsBearableEndsOnAnEmptyText() {
        var random = new Random(20261101);
        int bearable = 0;
        for (int i = 0; i < 20_000; i++) {
            String pattern = "(?:" + pattern(random, 3) + ")(?!)";
            if (PatternCost.isBearable(pattern)) {
                bearable++;
                assertThat(Pattern.compile(pattern).matcher("").find()).isFalse();
            }
        }
        assertThat(bearable).isBetween(1000, 19_000);
    }

    private static String pattern(Random random, int depth) {
        var pattern = new StringBuilder();
        for (int parts = 1 + random.nextInt(6); parts > 0; parts--) {
            if (depth == 0 || random.nextInt(3) == 0) {
                pattern.append(pick(random, "a*", "b?", "c", "^", "\\b", "[a(]", "|"));
            } else {
                pattern.append(pick(random, "(", "(?:", "(?=", "(?>", "(?i:"))
                        .append(pattern(random, depth - 1))
                        .append(pick(random, ")", ")?", ")*", ")+", "){2}", "){0,3}", ")??", ")*?"));
            }
        }
        return pattern.toString();
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
