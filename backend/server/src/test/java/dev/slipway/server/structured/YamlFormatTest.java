package dev.slipway.server.structured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class YamlFormatTest {
    private static Object read(String text) {
        return new Load(LoadSettings.builder().build()).loadFromString(text);
    }

    private static String yaml(String text, String... pairs) throws MalformedFile, IOException {
        return Editing.text("a.yaml", text, pairs);
    }

    @Test
    void onlyTheBytesOfTheValuesChange() throws Exception {
        String file =
                """
                %YAML 1.2
                --- # the shop
                database: &db   # shared
                  Port:   5432   # as installed
                  "Host": 'local''host'

                servers:
                - host: "a" # first
                  tags: [ x, {y: z} ]
                -   host:   b

                copy: *db
                """;

        assertThat(yaml(
                        file,
                        "Database:port",
                        "5433",
                        "DATABASE:HOST",
                        "it's",
                        "servers:0:host",
                        "a \"quote\"",
                        "servers:0:tags:1:Y",
                        "1",
                        "servers:1:host",
                        "c: d",
                        "nope",
                        "x"))
                .isEqualTo(file.replace("5432", "5433")
                        .replace("'local''host'", "'it''s'")
                        .replace("\"a\"", "\"a \\\"quote\\\"\"")
                        .replace("{y: z}", "{y: 1}")
                        .replace("  b\n", "  \"c: d\"\n"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "1 | 2 | 2",
                "1 | two | two",
                "true | false | false",
                "x | true | true",
                "x | 007 | 007",
                "~ | x | x",
                "x | `` | \"\"",
                "x | ` a` | \" a\"",
                "x | a: b | \"a: b\"",
                "x | a:b | a:b",
                "x | a #b | \"a #b\"",
                "x | a#b | a#b",
                "x | - | \"-\"",
                "x | -1 | -1",
                "x | - a | \"- a\"",
                "x | *a | \"*a\"",
                "x | a, [b] | a, [b]",
                "x | a: | \"a:\"",
                "x | --- | \"---\"",
                "x | @a | \"@a\"",
                "x | %a | \"%a\"",
                "'x' | it's | 'it''s'",
                "\"x\" | a\\b | \"a\\\\b\"",
                "!!str 1 | 2 | !!str 2",
                "&a x | y | &a y",
                "!t &a 'x' | y | !t &a 'y'",
            },
            delimiter = '|')
    void aScalarKeepsItsStyleWhereThatCanHoldTheValue(String before, String value, String after) throws Exception {
        assertThat(yaml("a:\n  - 0\n  - b:  " + before + "  # c\n", "a:1:b", value))
                .isEqualTo("a:\n  - 0\n  - b:  " + after + "  # c\n");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "x | a, b | \"a, b\"",
                "x | a] | \"a]\"",
                "x | a | a",
                "'x' | a}, | 'a},'",
                "x | http://h:1/ | http://h:1/"
            },
            delimiter = '|')
    void inAFlowCollectionItsSignsAreQuoted(String before, String value, String after) throws Exception {
        assertThat(yaml("a: [0, {b: " + before + "}]", "a:1:b", value)).isEqualTo("a: [0, {b: " + after + "}]");
    }

    @Test
    void aValueThatIsMissingIsPutBehindItsKey() throws Exception {
        assertThat(yaml(
                        "a:\nb:   # c\nc:\n-\n- x\nd: &n\ne: {f: , g: }\n",
                        "a",
                        "1",
                        "b",
                        "2",
                        "c:0",
                        "3",
                        "d",
                        "4",
                        "e:f",
                        "5"))
                .isEqualTo("a: 1\nb: 2   # c\nc:\n- 3\n- x\nd: &n 4\ne: {f: 5 , g: }\n");
    }

    @Test
    void blockScalarsStayBlocks() throws Exception {
        String file =
                """
                a: |  # keep
                  one
                    two

                b: >-
                    folded
                    text
                c: |+
                  x

                d: 1
                """;

        assertThat(yaml(file, "a", "1\n\n  2\n", "b", "short", "c", "y"))
                .isEqualTo(file.replace("  one\n    two\n", "  1\n\n    2\n")
                        .replace("    folded\n    text\n", "    short\n")
                        .replace("c: |+\n  x\n", "c: |-\n  y\n"));
        assertThat(yaml(file, "a", " x", "b", "1\n2", "c", ""))
                .isEqualTo(file.replace("a: |  # keep\n  one\n    two\n", "a: \" x\"  # keep\n")
                        .replace("b: >-\n    folded\n    text\n", "b: |-\n    1\n    2\n")
                        .replace("c: |+\n  x\n", "c: \"\"\n"));
    }

    @Test
    void aMappingOrSequenceIsReplacedByYamlInItsPlace() throws Exception {
        String file =
                """
                a:
                  # about b
                  b:
                    c: 1 # one
                    d: [1, 2]
                  # about e
                list:
                - x
                - y

                flow: {k: [v]}
                """;

        assertThat(yaml(file, "a:b", "x: 1\ny:\n  - 2", "list", "[\n 1,\n \"a  b\" ]", "flow:k", "[3]"))
                .isEqualTo(file.replace("c: 1 # one\n    d: [1, 2]", "x: 1\n    y:\n      - 2")
                        .replace("- x\n- y", "  [ 1, \"a  b\" ]")
                        .replace("[v]", "[3]"));
        assertThat(read(yaml(file, "list", "k: 1\nl: 2", "a:b:d", "{\"z\": null}")))
                .isEqualTo(read(file.replace("- x\n- y", "  k: 1\n  l: 2").replace("[1, 2]", "{z: null}")));
        assertThat(yaml(file, "list", "- 1\n- 2")).isEqualTo(file.replace("- x\n- y", "- 1\n- 2"));
        assertThat(yaml(file, "list", "none")).isEqualTo(file.replace("- x\n- y", "  none"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: [", "--- a\n--- b", "*other", "&x [1]", "- 1\n- 2", "\t- x: :\n y"})
    void whatCannotStandInAFlowCollectionIsNotUsed(String value) throws Exception {
        Edited edited = Editing.edited("a.yaml", "a: {b: [1]}", "a:b", value);

        assertThat(new String(edited.content(), StandardCharsets.UTF_8)).isEqualTo("a: {b: [1]}");
        assertThat(edited.warnings()).singleElement().asString().startsWith("a:b is not used");
    }

    @Test
    void allDocumentsOfAFileAreChanged() throws Exception {
        assertThat(yaml("a: 1\n---\na: 2\n...\n---\nb: \uD83D\uDE80\na: 3 # c\n", "a", "x"))
                .isEqualTo("a: x\n---\na: x\n...\n---\nb: \uD83D\uDE80\na: x # c\n");
    }

    @Test
    void anAliasIsReplacedInItsPlaceAndItsAnchorStays() throws Exception {
        assertThat(yaml("a: &x 1\nb: *x\nc: *x\n<<: &m {k: 1}\nd: *m\n", "b", "2", "d", "[3]"))
                .isEqualTo("a: &x 1\nb: 2\nc: *x\n<<: &m {k: 1}\nd: [3]\n");
        assertThat(yaml("a: &x 1\nb: *x\n", "a", "2")).isEqualTo("a: &x 2\nb: *x\n");
    }

    @Test
    void anAnchorThatIsNeededDoesNotGo() {
        assertThatThrownBy(() -> yaml("a:\n  b: &x 1\nc: *x\n", "a", "{}"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a.yaml: ")
                .hasMessageContaining("an alias without its anchor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void encodingMarkAndLineEndsStay(String charset) throws Exception {
        String mark = charset.startsWith("UTF") ? "\uFEFF" : "";
        String file = mark + "ü: é # ö\r\nb: |\r\n  x\r\n  y\r\nc: 1\r\n";
        Edited edited = Editing.edited(
                "a.yml", file.getBytes(Charset.forName(charset)), "Ü", "\u0416", "b", "1\n2\n", "c", "2");

        String written = charset.startsWith("UTF") ? "\u0416" : "\"\\u0416\"";
        assertThat(new String(edited.content(), Charset.forName(charset)))
                .isEqualTo(mark + "ü: " + written + " # ö\r\nb: |\r\n  1\r\n  2\r\nc: 2\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "`a: 1\n b: 2` | 2 | 3",
                "`a: [1` | 1 | 6",
                "`a: \uD83D\uDE80\nb: \"x` | 2 | 6",
                "`a: 1\nb: \u0001` | 2 | 4",
                "`a: *x` | 1 | 4"
            })
    void whatIsNotYamlIsToldWithItsPlace(String file, int line, int column) {
        assertThatThrownBy(() -> yaml(file, "a", "1")).isInstanceOfSatisfying(MalformedFile.class, e -> {
            assertThat(e).hasMessageStartingWith("a.yaml is not YAML (line ");
            assertThat(List.of(e.line(), e.column())).containsExactly(line, column);
        });
    }

    @Test
    void hostileFilesAreRefusedOrReadInTime() throws Exception {
        assertThatThrownBy(() -> yaml("a: " + "[".repeat(1_000_000), "a", "1"))
                .isInstanceOf(MalformedFile.class)
                .hasMessageContaining("500 levels");
        assertThatThrownBy(() -> yaml("- ".repeat(100_000), "a", "1")).isInstanceOf(MalformedFile.class);
        var laughs = new StringBuilder("a0: &a0 [lol]\n");
        for (int i = 1; i < 60; i++) {
            laughs.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(10)));
        }

        assertThat(yaml(laughs + "n: " + "9".repeat(1_000_000) + "\n", "n", "1"))
                .isEqualTo(laughs + "n: 1\n");
    }

    @Test
    void anyValueIsReadBackAsTheSameTextFromQuotes() throws Exception {
        for (String value : List.of(
                "",
                " ",
                "'",
                "\"",
                "\\",
                "a\nb",
                "\r\n",
                "\t",
                "\u0000",
                "\u0085",
                "\uFEFF",
                "\uD83D\uDE80",
                "# x",
                "a: b")) {
            for (String old : List.of("'x'", "\"x\"", "|\n  x", ">-\n  x\n  y")) {
                assertThat(read(yaml("k: " + old + "\nl: 1\n", "k", value)))
                        .as(old)
                        .isEqualTo(Map.of("k", value, "l", 1));
            }
        }
    }
}
