package dev.slipway.server.structured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFormatTest {
    @Test
    void onlyTheBytesOfTheValuesChange() throws Exception {
        String file =
                """
                // the shop
                {
                  "Database" : { "Port":5432,   "Host": "localhost" }, /* local: "Port": 1 */
                  "servers": [
                    {"host": "a"},
                    {"host": 'x'}
                  ],
                }
                """
                        .replace("'x'", "\"b\\u0020c\"");

        assertThat(Editing.text("a.json", file, "database:port", "5433", "Servers:1:HOST", "c\"\n", "Nope:x", "1"))
                .isEqualTo(file.replace("5432", "5433").replace("\"b\\u0020c\"", "\"c\\\"\\n\""));
    }

    @ParameterizedTest
    @CsvSource({
        // what is there, the variable's value, what is there then
        "1, 7, 7",
        "1, ' 7 ', 7",
        "1, -7.50, -7.50",
        "1, +07, 7",
        "1, .5, 0.5",
        "1, 1e9, 1e9",
        "1, -0, -0",
        "1, many, '\"many\"'",
        "1, '', '\"\"'",
        "1, '1 2', '\"1 2\"'",
        "1, true, '\"true\"'",
        "true, FALSE, false",
        "false, 1, '\"1\"'",
        "null, 1, '\"1\"'",
        "null, null, '\"null\"'",
        "'\"x\"', 1, '\"1\"'",
        "'\"x\"', 'a\\b/ü', '\"a\\\\b/ü\"'",
        "'{\"c\":1}', '[]', '[]'",
        "'[1, 2]', '{\"d\": null} ', '{\"d\": null}'",
        "'[1, 2]', 'null', 'null'",
    })
    void aValueKeepsItsTypeIfTheNewOneHasIt(String before, String value, String after) throws Exception {
        assertThat(Editing.text("a.json", "{\"a\": [0, {\"b\":" + before + "}] }", "A:1:B", value))
                .isEqualTo("{\"a\": [0, {\"b\":" + after + "}] }");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "{\"a\":1,}", "{} // no", "", "{} {}"})
    void anObjectIsReplacedByJsonOnly(String value) throws Exception {
        Edited edited = Editing.edited("a.json", "{\"A\": {\"B\": 1}}", "A", value);

        assertThat(new String(edited.content(), StandardCharsets.UTF_8)).isEqualTo("{\"A\": {\"B\": 1}}");
        assertThat(edited.replaced()).isEmpty();
        assertThat(edited.warnings()).singleElement().asString().startsWith("A is not used");
    }

    @Test
    void theOuterOfTwoReplacementsCounts() throws Exception {
        Edited edited = Editing.edited("a.json", "{\"A\": {\"B\": 1}, \"C\": 1}", "A:B", "2", "A", "{\"B\": 3}");

        assertThat(new String(edited.content(), StandardCharsets.UTF_8)).isEqualTo("{\"A\": {\"B\": 3}, \"C\": 1}");
        assertThat(edited.replaced()).containsExactly("A");
    }

    @Test
    void namesOfTheServerAreNotPlaces() throws Exception {
        String file = "{\"OctopusX\": 1, \"Octopus\": {\"Y\": 1}, \"Octopus.Z\": 1}";

        assertThat(Editing.text("a.json", file, "OctopusX", "2", "octopus:y", "3", "Octopus.Z", "4"))
                .isEqualTo("{\"OctopusX\": 1, \"Octopus\": {\"Y\": 3}, \"Octopus.Z\": 1}");
    }

    @Test
    void aKeyWithAColonIsFoundToo() throws Exception {
        assertThat(Editing.text("a.json", "{\"A:B\": 1, \"A\": {\"\\u0042\": 2}}", "A:B", "3"))
                .isEqualTo("{\"A:B\": 3, \"A\": {\"\\u0042\": 3}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void encodingMarkAndLineEndsStay(String charset) throws Exception {
        String mark = charset.startsWith("UTF") ? "\uFEFF" : "";
        String file = mark + "{\r\n \"ü\": \"é\",\r\n \"o\": {}\r\n}";
        Edited edited = Editing.edited(
                "a.json", file.getBytes(Charset.forName(charset)), "Ü", "\u20ac\u0416", "o", "{\n  \"x\": 1\n}");

        String written = charset.startsWith("UTF") ? "\u20ac\u0416" : "\u20ac\\u0416";
        assertThat(new String(edited.content(), Charset.forName(charset)))
                .isEqualTo(mark + "{\r\n \"ü\": \"" + written + "\",\r\n \"o\": {\r\n  \"x\": 1\r\n}\r\n}");
    }

    @Test
    void withoutAMatchTheFileIsTheSameArray() throws Exception {
        byte[] content = "{\"a\": [1.0E+400, \"\\ud800\"]}".getBytes(StandardCharsets.UTF_8);

        Edited edited = Editing.edited("a.json", content, "b", "1");

        assertThat(edited.content()).isSameAs(content);
        assertThat(edited.replaced()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"a\": }', 1, 7",
        "'{\"a\": 1\n \"b\": 2}', 2, 2",
        "'{\"a\": 01}', 1, 7",
        "'{a: 1}', 1, 2",
        "'[1', 1, 3",
        "'{} x', 1, 4",
        "'{\"a\": \"x\ny\"}', 1, 9",
        "'{\"a\": \"\\x\"}', 1, 9",
        "'/* {}', 1, 1",
        "'{\"a\": tru}', 1, 7",
        "'[1.]', 1, 4",
    })
    void whatIsNotJsonIsToldWithItsPlace(String file, int line, int column) {
        assertThatThrownBy(() -> Editing.edited("conf/a.json", file, "a", "1"))
                .isInstanceOfSatisfying(MalformedFile.class, e -> {
                    assertThat(e).hasMessageContaining("conf/a.json is not JSON (line " + line + ", column " + column);
                    assertThat(e.line()).isEqualTo(line);
                    assertThat(e.column()).isEqualTo(column);
                });
    }

    @Test
    void hostileFilesAreRefusedOrReadInTime() throws Exception {
        assertThatThrownBy(() -> Editing.edited("a.json", "[".repeat(5_000_000), "a", "1"))
                .isInstanceOf(MalformedFile.class)
                .hasMessageContaining("500 levels");
        String key = "k".repeat(1_000_000);
        String wide = "{\"" + key + "\": [" + "1,".repeat(500_000) + "1], \"n\": " + "9".repeat(1_000_000) + "}";

        assertThat(Editing.text("a.json", wide, "n", "1", "0", "2")).endsWith("\"n\": 1}");
    }

    @Test
    void aFileThatWouldGrowBeyondAllBoundsIsRefused() {
        String file = "[" + "{\"a\":1,\"a\":1},".repeat(1000) + "0]";
        var pairs = new String[2000];
        for (int i = 0; i < 1000; i++) {
            pairs[2 * i] = i + ":a";
            pairs[2 * i + 1] = "x".repeat(200_000);
        }

        assertThatThrownBy(() -> Editing.edited("a.json", file, pairs)).hasMessageContaining("a.json: ");
    }
}
