package dev.slipway.server.structured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PropertiesFormatTest {
    private static Properties read(byte[] content) throws IOException {
        var properties = new Properties();
        properties.load(new ByteArrayInputStream(content));
        return properties;
    }

    @Test
    void onlyTheBytesOfTheValuesChange() throws Exception {
        String file = "# db.host = x\r\n! db.port: 1\r\n  db.host   =  localhost  \r\ndb.port:5432\r\n\r\n"
                + "list = a, \\\r\n       b\r\nflag\r\nlast 1";

        assertThat(Editing.text(
                        "a.properties", file, "DB.host", "h:1", "db.port", "", "list", "c", "flag", "on", "last", "=2"))
                .isEqualTo("# db.host = x\r\n! db.port: 1\r\n  db.host   =  h:1\r\ndb.port:\r\n\r\n"
                        + "list = c\r\nflag=on\r\nlast \\=2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "  x ",
                "=",
                ":x",
                "#x",
                "!",
                "a=b:c",
                "\\",
                "x\\",
                "a\tb\nc\rd\fe",
                "üé€",
                "\uD83D\uDE80",
                "\u0000\u007f",
                "C:\\Users\\new",
                "a\\\nb"
            })
    void anyValueIsReadBackAsItIs(String value) throws Exception {
        for (String separator : new String[] {"=", ":", " ", " = ", "\t", "", " \\\n  ", "= \\\n  "}) {
            byte[] after = Editing.edited("a.properties", "before=1\nkey" + separator + "\nafter=2\n", "key", value)
                    .content();

            assertThat(read(after))
                    .as(separator)
                    .containsOnly(entry("before", "1"), entry("key", value), entry("after", "2"));
        }
    }

    private static Map.Entry<Object, Object> entry(String key, String value) {
        return Map.entry(key, value);
    }

    @ParameterizedTest
    @CsvSource({"a\\ b, a b", "a\\:b, a:b", "a\\=b, a=b", "\\u00fc, ü", "\\#a, #a", "'a\\\n  b', ab"})
    void keysAreComparedAsTheyAreRead(String written, String name) throws Exception {
        assertThat(Editing.text("a.properties", written + " = 1", name, "2")).isEqualTo(written + " = 2");
    }

    @Test
    void aMalformedEscapeIsToldWithItsPlace() {
        assertThatThrownBy(() -> Editing.edited("a.properties", "a=1\nb=x\\u12g4", "a", "2"))
                .isInstanceOf(MalformedFile.class)
                .hasMessageContaining("a.properties is not Java properties (line 2, column 6");
    }

    @Test
    void commentsDoNotGoOnAfterABackslash() throws Exception {
        assertThat(Editing.text("a.properties", "# x \\\na=1", "a", "2")).isEqualTo("# x \\\na=2");
    }

    @Test
    void aLongFileIsReadInTime() throws Exception {
        byte[] file = "a=\\\n".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);

        assertThat(Editing.edited("a.properties", file, "a", "1").content())
                .asString()
                .isEqualTo("a=\\\n1");
    }
}
