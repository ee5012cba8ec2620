package dev.slipway.server.structured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StructuredFileTest {
    @ParameterizedTest
    @CsvSource({
        "app.conf, '{\"a\": 1}', '{\"a\": 2}'",
        "a.yaml, '{\"a\": 1}', '{\"a\": 2}'",
        "a.yaml, 'a: x # 1', 'a: 2 # 1'",
        "A.YML, 'a: x', 'a: 2'",
        "a.properties, 'a: x # 1', 'a: 2'",
        "app.conf, '<c a=\"1\"/>', '<c a=\"3\"/>'",
        "app.conf, 'a: x # 1', 'a: 2 # 1'",
        "app.conf, '\ta=x', '\ta=2'",
        "conf/a, 'a=x\n\tb: [', 'a=2\n\tb: ['",
    })
    void theFormatIsJsonOrThatOfTheNameOrTheFirstThatFits(String path, String before, String after) throws Exception {
        assertThat(Editing.text(path, before, "a", "2", "/c/@a", "3")).isEqualTo(after);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \r\n"})
    void anEmptyFileStaysEmpty(String text) throws Exception {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);

        assertThat(Editing.edited("a.json", content, "a", "1").content()).isSameAs(content);
    }

    @Test
    void whatIsOfNoFormatIsToldForEach() {
        assertThatThrownBy(() -> Editing.edited("bin/a", "<c>: [\\u12".getBytes(StandardCharsets.UTF_8), "a", "1"))
                .isInstanceOf(MalformedFile.class)
                .hasMessageStartingWith("bin/a is not JSON (line 1, column 1: ")
                .hasMessageContaining("XML (line 1, column 11: ");
        assertThatThrownBy(() -> Editing.edited("a.yaml", new byte[] {0, 1, 2}, "a", "1"))
                .isInstanceOf(MalformedFile.class)
                .hasMessage("a.yaml is not YAML (line 1, column 1: it is not text)");
    }

    @Test
    void whatIsTriedAndWhatIsReplacedNeverTellsAValue() throws Exception {
        var variables = Editing.variables(Editing.values("a", "hunter2"));
        Edited edited = StructuredFile.edit("a.json", "{\"a\": {}}".getBytes(StandardCharsets.UTF_8), variables);

        assertThat(edited.warnings()).noneMatch(warning -> warning.contains("hunter2"));
        assertThat(variables.find("A").orElseThrow()).hasToString("a");
    }
}
