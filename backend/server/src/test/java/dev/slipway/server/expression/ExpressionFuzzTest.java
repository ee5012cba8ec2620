package dev.slipway.server.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.expression.filter.Budget;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random templates over random variables: whatever they are, an evaluation ends after a bounded number of steps with a result or a described
 * error, does the same again, and takes steps in proportion to the template.
 */
class ExpressionFuzzTest {
    /** How many templates; {@code -Dslipway.fuzz.templates=1000000} for the long run. */
    private static final int TEMPLATES = Integer.getInteger("slipway.fuzz.templates", 10_000);

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2030-05-22T09:05:07Z"), ZoneOffset.UTC);

    private static final String[] NAMES = {
        "A",
        "B",
        "C",
        "D",
        "Json",
        "List",
        "Srv",
        "Srv[a]",
        "Srv[b].Ip",
        "Srv[#{A}].Ip",
        "Json.a[0].b",
        "Json[*]",
        "List[*].x",
        "Nope",
        "x",
        "x.Key",
        "x.Value.y",
        "Octopus.Template.Each.Index",
        "Octopus.Template.Each.Last",
        "A.B.C",
        "Json.#",
        "a$b",
        ""
    };

    private static final String[] FILTERS = {
        "ToLower",
        "ToUpper",
        "ToBase64",
        "FromBase64",
        "FromBase64 unicode",
        "HtmlEscape",
        "XmlEscape",
        "JsonEscape",
        "YamlSingleQuoteEscape",
        "YamlDoubleQuoteEscape",
        "PropertiesKeyEscape",
        "PropertiesValueEscape",
        "UriEscape",
        "UriDataEscape",
        "Markdown",
        "NowDate",
        "NowDateUtc",
        "AddHours",
        "AddDays",
        "Format",
        "Format Int32",
        "Format Double",
        "Format DateTime",
        "Match",
        "StartsWith",
        "EndsWith",
        "Contains",
        "Replace",
        "Substring",
        "Truncate",
        "Trim",
        "Indent",
        "UriPart",
        "VersionMajor",
        "VersionPreRelease",
        "VersionMetadata",
        "Append",
        "Prepend",
        "Md5",
        "Sha256",
        "Null",
        "Unknown"
    };

    private static final String[] ARGUMENTS = {
        "1",
        "-1",
        "2147483648",
        "1e308",
        "\"\"",
        "\" \"",
        "a",
        "(a+)+$",
        "\"[\"",
        "$1",
        "\"${x}\"",
        "yyyy",
        "O",
        "C",
        "\"#,##0.00\"",
        "D99",
        "/2",
        "2/9",
        "start",
        "utf8",
        "unicode",
        "base64",
        "Host",
        "#{A}",
        "#{Json.a | ToUpper}",
        "#{Nope}",
        "\\\"q\\\"",
        "\"'\"",
        "%",
        "\\u"
    };

    private static final String[] VALUES = {
        "",
        " ",
        "0",
        "False",
        "text",
        "1.5",
        "-7",
        "1,2,3",
        "a\nb\r\nc",
        "#{B}",
        "#{A}#{C}",
        "##{A}",
        "#{if A}",
        "{\"a\":[{\"b\":null}],\"x\":{\"y\":1.50}}",
        "[[1],[2,\"#{A}\"]]",
        "{",
        "https://u@example.org:8080/a?b#c",
        "http://[",
        "1.2.3-rc.1+m",
        "2030-05-22T09:05:00",
        "9999-12-31",
        "\u00fc\uD83D\uDE80\uD83D",
        "| a |\n|-|",
        "#{each x in List}#{x}#{List}#{/each}",
        "#{calc 1/0}",
        "#{Srv[#{B}].Ip}"
    };

    private final Random random = new Random(20261123);

    private String any(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String chain() {
        var chain = new StringBuilder(random.nextInt(20) == 0 ? "" : any(NAMES));
        for (int filters = random.nextInt(4); filters > 0; filters--) {
            chain.append(random.nextBoolean() ? " | " : "|").append(any(FILTERS));
            for (int arguments = random.nextInt(3); arguments > 0; arguments--) {
                chain.append(' ').append(any(ARGUMENTS));
            }
        }
        return chain.toString();
    }

    private String side() {
        return random.nextInt(3) == 0 ? "\"" + any(new String[] {"", "a", "1"}) + "\"" : chain();
    }

    private String condition() {
        return random.nextBoolean() ? chain() : side() + any(new String[] {" == ", "!=", " != "}) + side();
    }

    private String calculation(int depth) {
        return depth == 0
                ? any(new String[] {"1", "0.5", "A", "{B}", "99999999999999999999", "Nope"})
                : any(new String[] {"", "-", "("})
                        + calculation(depth - 1)
                        + any(new String[] {"+", "-", "*", "/", " / ", ")*"})
                        + calculation(depth - 1);
    }

    private String template(int depth) {
        var template = new StringBuilder();
        for (int parts = random.nextInt(4); parts >= 0; parts--) {
            template.append(
                    switch (random.nextInt(depth > 0 ? 9 : 5)) {
                        case 0 ->
                            any(new String[] {
                                "text ", "#", "##", "##{A}", "{", "}", "\n", "\"", "|", "#{", "#{/if}", "#{else}"
                            });
                        case 1 -> "#{calc " + calculation(random.nextInt(3)) + "}";
                        case 2, 3, 4 -> "#{" + chain() + "}";
                        case 5 ->
                            "#{if " + condition() + "}" + template(depth - 1) + "#{elseif " + condition() + "}"
                                    + template(depth - 1) + "#{/if}";
                        case 6 ->
                            "#{if " + condition() + "}" + template(depth - 1) + "#{else}" + template(depth - 1)
                                    + "#{/if}";
                        case 7 -> "#{unless " + condition() + "}" + template(depth - 1) + "#{/unless}";
                        default ->
                            "#{each " + any(new String[] {"x", "y", "A"}) + " in " + any(NAMES) + "}"
                                    + template(depth - 1) + "#{/each}";
                    });
        }
        return template.toString();
    }

    private VariableDictionary variables() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : new String[] {"A", "B", "C", "D", "Json", "List", "Srv[a]", "Srv[b].Ip", "Srv[1].Ip", "x"}) {
            if (random.nextInt(6) > 0) {
                values.put(name, random.nextInt(5) > 0 ? any(VALUES) : template(1));
            }
        }
        return VariableDictionary.of(values);
    }

    private static void check(Evaluated result, long steps, String told) {
        assertThat(steps).as(told).isLessThanOrEqualTo(Budget.MAX_WORK);
        assertThat(result.text().length()).as(told).isLessThanOrEqualTo(Budget.MAX_TEXT);
        assertThat(result.errors())
                .as(told)
                .allMatch(error -> !error.isBlank() && !error.contains("Exception") && error.length() < 2_000);
        assertThat(result.unresolved()).as(told).allMatch(token -> token.startsWith("#{"));
    }

    @Test
    void everyEvaluationEndsWithAResultOrADescribedError() {
        for (int round = 0; round < TEMPLATES; round++) {
            String text = template(random.nextInt(4));
            VariableDictionary variables = variables();
            Template strict = Template.parse(text);
            var first = new Evaluation(variables, CLOCK);
            var lenient = new Evaluation(variables, CLOCK);
            Evaluated result = first.evaluate(strict);
            Evaluated other = lenient.evaluate(Template.parseLeniently(text));
            String told = "round " + round + ": " + text;

            check(result, first.steps(), told);
            check(other, lenient.steps(), told);
            assertThat(strict.evaluate(variables, CLOCK)).as(told).isEqualTo(result);
            if (strict.error() == null) {
                assertThat(other).as(told).isEqualTo(result);
                var many = new Evaluation(variables, CLOCK);
                many.evaluate(Template.parse((text + "\n").repeat(8)));
                assertThat(many.steps()).as(told).isLessThanOrEqualTo(8 * (first.steps() + 40));
            }
        }
    }
}
