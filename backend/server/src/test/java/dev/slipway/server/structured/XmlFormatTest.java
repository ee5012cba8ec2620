package dev.slipway.server.structured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlFormatTest {
    private static String xml(String text, String... pairs) throws MalformedFile, IOException {
        return Editing.text("a.xml", text, pairs);
    }

    @Test
    void onlyTheBytesOfTheValuesChange() throws Exception {
        String file =
                """
                <?xml version="1.0" encoding='UTF-8' standalone="yes" ?>
                <!DOCTYPE c [ <!ELEMENT c ANY> <!-- it's ]> --> <!ENTITY e "x>"> ]>
                <!-- the shop -->
                <c  xmlns:s="urn:s">
                \t<app port = "1"   host='x' />
                  <s:name >Shop &amp; Co &e;</s:name   >
                  <script><![CDATA[ a < b ]]></script>
                  <add key="A" value="1"/><add key="B" value="2"/>
                  <empty/><open></open>
                </c>
                """;

        assertThat(xml(
                        file,
                        "//app/@port",
                        "81",
                        "/c/app/@host",
                        "'a' & \"b\" <",
                        "//s:name",
                        "a&b",
                        "/c/script",
                        "x ]]> y",
                        "//add[@key='B']/@value",
                        "3",
                        "//add[1]/@key",
                        "C",
                        "/c/empty",
                        "1 < 2",
                        "/c/open",
                        "o",
                        "/c/@none",
                        "n",
                        "/c/none",
                        "n"))
                .isEqualTo(file.replace("\"1\"   host='x'", "\"81\"   host='&apos;a&apos; &amp; \"b\" &lt;'")
                        .replace("Shop &amp; Co &e;", "a&amp;b")
                        .replace(" a < b ", "x ]]]]><![CDATA[> y")
                        .replace("value=\"2\"", "value=\"3\"")
                        .replace("\"A\"", "\"C\"")
                        .replace("<empty/>", "<empty>1 &lt; 2</empty>")
                        .replace("<open>", "<open>o"));
    }

    @ParameterizedTest
    @CsvSource({
        "//comment(), x, '<c><!--x--><?p  d?><b>t<!--x-->u</b></c>'",
        "//processing-instruction('p'), x, '<c><!-- a --><?p  x?><b>t<!--y-->u</b></c>'",
        "/c/b/text()[2], <, '<c><!-- a --><?p  d?><b>t<!--y-->&lt;</b></c>'",
        "/c/b, x, '<c><!-- a --><?p  d?><b>x</b></c>'",
        "/c, <z/>, '<c><z/></c>'",
        "//*[local-name()='b'], x, '<c><!-- a --><?p  d?><b>x</b></c>'",
    })
    void everyKindOfNodeCanBeNamed(String name, String value, String after) throws Exception {
        assertThat(xml("<c><!-- a --><?p  d?><b>t<!--y-->u</b></c>", name, value))
                .isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({
        "/c, plain <unclosed>",
        "/c, </c><c>",
        "/c, '</fragment><fragment>'",
        "/c, <p:a/>",
        "//comment(), a--b",
        "//processing-instruction(), a?>b",
    })
    void aValueThatItsPlaceCannotHoldIsNotUsed(String name, String value) throws Exception {
        String file = "<c><!-- a --><?p d?><b/></c>";
        Edited edited = Editing.edited("a.xml", file, name, value);

        assertThat(new String(edited.content(), StandardCharsets.UTF_8)).isEqualTo(file);
        assertThat(edited.warnings()).singleElement().asString().startsWith(name + " is not used");
    }

    @Test
    void aCharacterThatXmlDoesNotHaveIsNotUsed() throws Exception {
        Edited edited = Editing.edited("a.xml", "<c>x</c>", "/c", "a\u0001b");

        assertThat(edited.warnings()).singleElement().asString().startsWith("/c is not used");
        assertThat(edited.replaced()).isEmpty();
    }

    @Test
    void aFragmentMayUseThePrefixesThatAreKnownInItsPlace() throws Exception {
        assertThat(xml("<c xmlns:s='urn:s'><d><s:a/></d></c>", "/c/d", "<s:b>&lt;</s:b>"))
                .isEqualTo("<c xmlns:s='urn:s'><d><s:b>&lt;</s:b></d></c>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Database:Port", "a b/c d", "C:/path", "c", "count(//c)", "/c[", "//x:c", "a/b:c", "://"})
    void namesThatAreNotPathsInTheDocumentAreNobodysBusiness(String name) throws Exception {
        byte[] content = "<c>x</c>".getBytes(StandardCharsets.UTF_8);
        Edited edited = Editing.edited("a.xml", content, name, "y");

        assertThat(edited.content()).isSameAs(content);
        assertThat(edited.warnings()).isEmpty();
    }

    @Test
    void elementsInADefaultNamespaceAreFoundByTheirLocalName() throws Exception {
        String file = "<c xmlns='urn:d'><b x='1'>y</b></c>";

        assertThat(xml(file, "/c/b", "z")).isEqualTo(file);
        assertThat(xml(file, "//*[local-name()='b']/@x", "2")).isEqualTo(file.replace("'1'", "'2'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "windows-1252"})
    void encodingMarkAndLineEndsStay(String name) throws Exception {
        Charset charset = Charset.forName(name);
        boolean isUtf = name.startsWith("UTF");
        String mark = isUtf ? "\uFEFF" : "";
        String declaration =
                "<?xml version='1.0' encoding='" + (name.startsWith("UTF-16") ? "UTF-16" : name) + "'?>\r\n";
        String file = mark + declaration + "<ü b='é'>\r\nx\r\n</ü>";
        Edited edited = Editing.edited("a.xml", file.getBytes(charset), "/ü", "\u0416\ny", "/ü/@b", "\u0416\ny");

        String written = isUtf ? "\u0416" : "&#1046;";
        assertThat(new String(edited.content(), charset))
                .isEqualTo(mark + declaration + "<ü b='" + written + "&#10;y'>" + written + "\r\ny</ü>");
    }

    @ParameterizedTest
    @CsvSource({
        "'<c>\n <b>\n</c>', 3, 1",
        "<c, 1, 3",
        "<c a=1/>, 1, 6",
        "'<c a=\"1\" a=\"2\"/>', 1, 10",
        "'<c a=\"1\"b=\"2\"/>', 1, 9",
        "'<c a=\"<\"/>', 1, 7",
        "<c>&nope;</c>, 1, 4",
        "<c>&#0;</c>, 1, 4",
        "<c/><d/>, 1, 5",
        "<c/>x, 1, 5",
        "<p:c/>, 1, 1",
        "'<c><!-- a -- b --></c>', 1, 11",
        "<c><!-- , 1, 4",
        "<!DOCTYPE c [, 1, 1",
        "<c></d></c>, 1, 4",
        "<1/>, 1, 1",
        "'<c>\n<?xml version=\"1.0\"?></c>', 2, 1",
    })
    void whatIsNotXmlIsToldWithItsPlace(String file, int line, int column) {
        assertThatThrownBy(() -> xml(file, "/c", "1")).isInstanceOfSatisfying(MalformedFile.class, e -> assertThat(e)
                .hasMessageStartingWith("a.xml is not XML (line " + line + ", column " + column + ": "));
    }

    @Test
    void anEncodingThatTheFileIsNotInIsRefused() {
        byte[] content = "<?xml version='1.0' encoding='UTF-8'?><c>\u00fc</c>".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> Editing.edited("a.xml", content, "/c", "1"))
                .hasMessageContaining("the encoding UTF-8");
    }

    @Test
    void entitiesAreNeitherExpandedNorFetched(@TempDir Path directory) throws Exception {
        Path secret = Files.writeString(directory.resolve("secret"), "secret");
        var laughs = new StringBuilder("<!DOCTYPE c SYSTEM '" + secret.toUri() + "' [<!ENTITY s SYSTEM '"
                + secret.toUri() + "'><!ENTITY a0 'lol'>");
        for (int i = 1; i < 60; i++) {
            laughs.append("<!ENTITY a%d '%s'>".formatted(i, ("&a" + (i - 1) + ";").repeat(10)));
        }
        String file = laughs + "]><c a='&a59;'>&s;<b>1</b></c>";

        assertThat(xml(file, "//b", "2", "//*[contains(., 'secret')]", "3")).isEqualTo(file.replace("1</b>", "2</b>"));
    }

    @Test
    void hostileFilesAreRefusedOrReadInTime() throws Exception {
        assertThatThrownBy(() -> xml("<a>".repeat(1_000_000), "/a", "1"))
                .isInstanceOf(MalformedFile.class)
                .hasMessageContaining("500 levels");
        assertThatThrownBy(() -> xml("<a " + "b ".repeat(1_000_000), "/a", "1")).isInstanceOf(MalformedFile.class);
        assertThatThrownBy(() -> xml("<a>" + "&".repeat(1_000_000), "/a", "1")).isInstanceOf(MalformedFile.class);
        String wide = "<a>" + "<b>x</b>\r\n".repeat(100_000) + "<n>9</n></a>";

        assertThat(xml(wide, "/a/n", "1")).endsWith("<n>1</n></a>");
    }
}
