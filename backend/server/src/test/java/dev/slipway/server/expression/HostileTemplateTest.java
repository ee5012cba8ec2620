package dev.slipway.server.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.expression.filter.Budget;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates that are meant to hurt. Each of these would hang or exhaust the memory if its limit were missing. */
class HostileTemplateTest {
    private static final long SEED = 20261101;
    private static final int MANY = 100_000;

    @ParameterizedTest
    @ValueSource(strings = {"", "x"})
    void valuesThatDoubleThemselvesAreStopped(String innermost) {
        assertStopped(doubling(innermost), "steps");
    }

    @Test
    void longResultsAreStopped() {
        var values = VariableDictionary.of(Map.of("L", "x".repeat(4 * 1024 * 1024), "V0", "#{L}".repeat(5)));

        assertStopped(values, "longer than 16777216 characters");
    }

    @Test
    void loopsInLoopsAreStopped() {
        String list = ",".repeat(1000);
        String text = "#{each a in L}#{each b in L}#{each c in L}#{/each}#{/each}#{/each}";

        var evaluated = Expressions.evaluate(text, VariableDictionary.of(Map.of("L", list)));

        assertThat(evaluated.text()).isEqualTo(text);
        assertThat(evaluated.errors()).singleElement().asString().contains("steps");
    }

    @Test
    void aLongChainOfVariablesIsStopped() {
        var values =
                IntStream.range(0, 1000).boxed().collect(Collectors.toMap(i -> "V" + i, i -> "#{V" + (i + 1) + "}"));

        var evaluated = Expressions.evaluate("#{V0}", VariableDictionary.of(values));

        assertThat(evaluated.errors()).singleElement().asString().contains("200 levels deep");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#{",
                "#{a",
                "#{a[",
                "#{a[#{",
                "#{if a}",
                "#{each a in b}",
                "#{unless a}#{else}",
                "#{a | F \"",
                "#{calc (",
                "#{calc -",
                "#{/if}",
                "#{else}",
                "#{a | F #{",
                "#",
                "##{",
                "#{a.b",
                "#{if a | F \\\"",
                "#{a[b]",
                "[",
                "#{a|F "
            })
    void unclosedTagsTakeLinearTime(String piece) {
        String text = piece.repeat(MANY);

        assertThat(Expressions.evaluateLeniently(text, VariableDictionary.empty())
                        .text())
                .isNotEmpty();
        assertThat(Expressions.evaluate(text, VariableDictionary.empty()).text())
                .isNotEmpty();
    }

    @Test
    void tooManyTagsAreRefused() {
        var evaluated = Expressions.evaluateLeniently("#{a}".repeat(200_001), VariableDictionary.empty());

        assertThat(evaluated.errors()).singleElement().asString().contains("at most 200000 tags");
    }

    @Test
    void aTagThatIsTooLongIsRefused() {
        String text = "#{a" + " | Trim".repeat(10_000) + "}";

        assertThat(Expressions.evaluate(text, VariableDictionary.empty()).errors())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1+", "2*(", "-", "9*", "1-", "99999999999999999999*"})
    void longCalculationsTakeLinearTimeAndNoStack(String piece) {
        String text = "#{calc " + piece.repeat(3000) + "1" + (piece.endsWith("(") ? ")".repeat(3000) : "") + "}";

        assertThat(Expressions.evaluate(text, VariableDictionary.empty()).text())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+$",
                "(a|aa)+$",
                "(.*a){12}$",
                "(a|b|ab)*c",
                "((a*)*)*b",
                "(?:(?:){9999}){9999}",
                "(){2147483647}",
                "((((((((((a{9}){9}){9}){9}){9}){9}){9}){9}){9}){9})",
                "(",
                "a**",
                "[",
                "\\\\"
            })
    void regularExpressionsAreStopped(String pattern) {
        var values =
                VariableDictionary.of(Map.of("Input", "a".repeat(20_000) + "!", "P", pattern.replace("\\\\", "\\")));

        var evaluated = Expressions.evaluate("#{Input | Match #{P}}", values);

        assertThat(evaluated.isComplete()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a*)*", "(?:a?|b?)", "(a*){0,5}", "(?:a?)??"})
    void regularExpressionsAreStoppedWhereThereIsNothingToLookAt(String piece) {
        var values = VariableDictionary.of(Map.of("Input", "", "P", piece.repeat(100) + "(?!)"));

        assertThat(Expressions.evaluate("#{Input | Match #{P}}", values).isComplete())
                .isFalse();
    }

    @Test
    void replacementsAndIndentsThatGrowAreStopped() {
        var values = VariableDictionary.of(Map.of("Input", "\n".repeat(MANY), "Long", "y".repeat(1000)));

        assertThat(Expressions.evaluate("#{Input | Replace \"\" #{Long}}", values)
                        .errors())
                .isNotEmpty();
        assertThat(Expressions.evaluate("#{Input | Indent 255 | Indent 255}", values)
                        .errors())
                .isNotEmpty();
        assertThat(Expressions.evaluate("#{Input | Append #{Input} #{Input} #{Input}}", values)
                        .text())
                .hasSize(4 * MANY);
    }

    @Test
    void deepJsonIsNoJson() {
        var values =
                VariableDictionary.of(Map.of("J", "[".repeat(MANY) + "]".repeat(MANY), "K", "{\"a\":".repeat(MANY)));

        assertThat(Expressions.evaluate("#{J[0]} #{K.a}", values).text()).isEqualTo("#{J[0]} #{K.a}");
    }

    @Test
    void deepMarkdownDoesNotEndTheProcess() {
        var values = VariableDictionary.of(Map.of("M", "> ".repeat(20_000) + "*a **b ".repeat(5_000)));

        assertThat(Expressions.evaluate("#{M | Markdown}", values).text()).isNotEmpty();
    }

    @Test
    void longPathsAreStopped() {
        String index = "[#{Big}]";
        var values = VariableDictionary.of(Map.of("Big", "x".repeat(500_000), "V0", "#{A" + index.repeat(60) + "}"));

        assertStopped(values, "steps");
    }

    @Test
    void aTextThatIsTooLongIsRefused() {
        String text = "x".repeat(Budget.MAX_TEXT + 1);

        assertThat(Expressions.evaluate(text, VariableDictionary.empty()).errors())
                .singleElement()
                .asString()
                .contains("longer than");
    }

    @Test
    void noSoupOfTokensMakesItThrow() {
        var random = new Random(SEED);
        String[] tokens = {
            "#{",
            "}",
            "#",
            "##{",
            "if ",
            "unless ",
            "each ",
            "calc ",
            " in ",
            "#{else}",
            "#{elseif ",
            "#{/if}",
            "#{/each}",
            "#{/unless}",
            "A",
            "B",
            "Loop",
            "Json",
            "List",
            ".",
            "[",
            "]",
            "[*]",
            "|",
            " | ",
            "ToUpper",
            "Replace ",
            "Indent ",
            "Format ",
            "AddHours ",
            "UriPart Host",
            "Md5 4",
            "Markdown",
            "Null",
            "NowDate",
            "Substring ",
            "\"",
            "\\\"",
            "==",
            "!=",
            "+",
            "-",
            "*",
            "/",
            "(",
            ")",
            "1",
            "2.5",
            " ",
            "\n",
            "\u00e4",
            "\ud83d",
            "(a+)+",
            "#{A}",
            "#{if A}",
            "#{each x in List}",
            "#{x}",
            "#{Json.a}",
            "Octopus.Template.Each.Last"
        };
        var values = VariableDictionary.of(Map.of(
                "A",
                "a",
                "B",
                "#{A}#{Nope}",
                "Loop",
                "#{Loop}",
                "Json",
                "{\"a\":[1,{\"b\":null}]}",
                "List",
                "1,2,3",
                "List2[a].x",
                "1",
                "Bad",
                "#{if"));
        for (int i = 0; i < 10_000; i++) {
            var soup = new StringBuilder();
            for (int n = random.nextInt(25); n > 0; n--) {
                soup.append(tokens[random.nextInt(tokens.length)]);
            }
            String text = soup.toString();

            var strict = Expressions.evaluate(text, values);
            var lenient = Expressions.evaluateLeniently(text, values);

            assertThat(strict.text()).hasSizeLessThan(100_000);
            assertThat(lenient.text()).hasSizeLessThan(100_000);
            if (strict.errors().isEmpty() && !text.contains("Now")) {
                assertThat(lenient).isEqualTo(strict);
            }
        }
    }

    private static void assertStopped(VariableDictionary values, String reason) {
        var evaluated = Expressions.evaluate("#{V0}", values);

        assertThat(evaluated.text()).isEqualTo("#{V0}");
        assertThat(evaluated.errors()).singleElement().asString().contains(reason);
    }

    private static VariableDictionary doubling(String leaf) {
        var values = new HashMap<String, String>();
        for (int i = 0; i < 60; i++) {
            values.put("V" + i, "#{V%d}#{V%d}".formatted(i + 1, i + 1));
        }
        values.put("V60", leaf);
        return VariableDictionary.of(values);
    }
}
