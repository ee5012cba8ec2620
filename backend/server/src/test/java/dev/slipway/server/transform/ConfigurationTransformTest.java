package dev.slipway.server.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.slipway.server.structured.EditableXml;
import dev.slipway.server.structured.MalformedFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R8.26. */
class ConfigurationTransformTest {
    private static final String FILE =
            """
            <?xml version="1.0" encoding='utf-8'?>
            <!-- the shop -->
            <configuration>

              <appSettings>
                <add  key="A"   value="1" />
                <add key='B' value='2'/> <!-- b -->
                <!-- c -->
                <add key="C" value="&#51;"></add>
              </appSettings>
              <system.web>
                <compilation debug="true" defaultLanguage="c#" />
                <pages/>
                <x><y/></x>
              </system.web>
            </configuration>
            <!-- end -->
            """;

    private static String transform(String body) {
        return "<configuration xmlns:xdt=\"http://schemas.microsoft.com/XML-Document-Transform\">\n" + body
                + "\n</configuration>";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String applied(String file, String transform) throws MalformedFile, IOException {
        EditableXml target = EditableXml.read(utf8(file));
        assertThat(ConfigurationTransform.parse(utf8(transform)).applyTo(target))
                .isEmpty();
        return new String(target.content(), StandardCharsets.UTF_8);
    }

    private static List<String> warnings(String transform) throws MalformedFile, IOException {
        EditableXml target = EditableXml.read(utf8(FILE));
        List<String> warnings = ConfigurationTransform.parse(utf8(transform)).applyTo(target);
        assertThat(new String(target.content(), StandardCharsets.UTF_8)).isEqualTo(FILE);
        return warnings;
    }

    private static String settings(String body) {
        return "  <appSettings>\n    " + body + "\n  </appSettings>";
    }

    static Stream<Arguments> everyOperation() {
        return Stream.of(
                arguments(
                        settings("<add key=\"B\" value=\"x\" xdt:Transform=\"Replace\" xdt:Locator=\"Match(key)\" />"),
                        "<add key='B' value='2'/>",
                        "<add key=\"B\" value=\"x\" />"),
                arguments(
                        settings("<add key=\"D\" value='4' xdt:Transform=\"Insert\"/>"),
                        "\"&#51;\"></add>\n",
                        "\"&#51;\"></add>\n    <add key=\"D\" value='4'/>\n"),
                arguments(
                        settings("<add key='D' xdt:Transform=\"InsertIfMissing\" xdt:Locator='Match(key)'/>"),
                        "\"&#51;\"></add>\n",
                        "\"&#51;\"></add>\n    <add key='D'/>\n"),
                arguments(
                        settings("<add key='B' xdt:Transform=\"InsertIfMissing\" xdt:Locator='Match(key)'/>"),
                        "B",
                        "B"),
                arguments(
                        settings(
                                "<add key='D' xdt:Transform=\"InsertBefore(/configuration/appSettings/add[@key='B'])\"/>"),
                        "    <add key='B'",
                        "    <add key='D'/>\n    <add key='B'"),
                arguments(
                        settings("<add key='D' xdt:Transform=\"InsertAfter(add[1])\"/>"),
                        "value=\"1\" />\n",
                        "value=\"1\" />\n    <add key='D'/>\n"),
                arguments(
                        settings("<add key='A' xdt:Transform='Remove' xdt:Locator='Match(key)'/>"),
                        "    <add  key=\"A\"   value=\"1\" />\n",
                        ""),
                arguments(
                        settings("<add key='B' xdt:Transform='Remove' xdt:Locator='Match(key)'/>"),
                        "<add key='B' value='2'/> <!",
                        " <!"),
                arguments(
                        "<system.web><compilation xdt:Transform='RemoveAttributes(debug)'/></system.web>",
                        " debug=\"true\"",
                        ""),
                arguments(
                        "<system.web><compilation xdt:Transform='RemoveAttributes'/></system.web>",
                        " debug=\"true\" defaultLanguage=\"c#\"",
                        ""),
                arguments(
                        settings(
                                "<add key='A' value='a&amp;\"&#10;b' xdt:Transform='SetAttributes' xdt:Locator='Match(key)'/>"),
                        "\"1\"",
                        "\"a&amp;&quot;&#10;b\""),
                arguments(
                        settings(
                                "<add key='B' value='x' xdt:Transform='SetAttributes(value)' xdt:Locator='Condition(2)'/>"),
                        "'2'",
                        "'x'"),
                arguments(
                        "<system.web><compilation batch='x' debug='false' xdt:Transform='SetAttributes(batch)'/></system.web>",
                        "c#\" />",
                        "c#\" batch=\"x\" />"),
                arguments(
                        "<system.web><pages xdt:Locator='XPath(/configuration/appSettings/add[@key=&quot;A&quot;])' value='9' xdt:Transform='SetAttributes'/></system.web>",
                        "\"1\"",
                        "\"9\""),
                arguments(
                        "<system.web><pages xdt:Locator='XPath(x/y)' z='9' xdt:Transform='SetAttributes'/></system.web>",
                        "<y/>",
                        "<y z=\"9\"/>"),
                arguments(
                        "<system.web><pages><page xdt:Transform='Insert'/></pages></system.web>",
                        "<pages/>",
                        "<pages>\n      <page/>\n    </pages>"),
                arguments("<system.web><x><page xdt:Transform='Insert'/></x></system.web>", "<y/>", "<y/><page/>"),
                arguments(
                        "<system.web xdt:Locator='Condition(compilation/@debug)'><pages xdt:Transform='Remove'/></system.web>",
                        "    <pages/>\n",
                        ""));
    }

    @ParameterizedTest
    @MethodSource
    void everyOperation(String body, String before, String after) throws Exception {
        assertThat(FILE).contains(before);
        assertThat(applied(FILE, transform(body))).isEqualTo(FILE.replace(before, after));
    }

    @Test
    void onlyTheFirstIsReplacedOrRemovedAndAllLoseOrGetAttributes() throws Exception {
        assertThat(applied("<c><a/><a/></c>", transformOf("<a xdt:Transform='Remove'/>")))
                .isEqualTo("<c><a/></c>");
        assertThat(applied("<c><a/><a/></c>", transformOf("<a xdt:Transform='Replace'>x</a>")))
                .isEqualTo("<c><a>x</a><a/></c>");
        assertThat(applied("<c><a/><b/><a/></c>", transformOf("<a xdt:Transform='RemoveAll'/>")))
                .isEqualTo("<c><b/></c>");
        assertThat(applied("<c><a x='1'/><a/></c>", transformOf("<a x='2' xdt:Transform='SetAttributes'/>")))
                .isEqualTo("<c><a x='2'/><a x=\"2\"/></c>");
        assertThat(applied(
                        "<c><a x='1'/><a x='2' y=''/></c>", transformOf("<a xdt:Transform='RemoveAttributes(x, z)'/>")))
                .isEqualTo("<c><a/><a y=''/></c>");
    }

    private static String transformOf(String body) {
        return transform(body).replace("configuration", "c");
    }

    @Test
    void eachTransformSeesWhatThoseBeforeItDid() throws Exception {
        String body =
                """
                <a k="1" xdt:Transform="Insert"/>
                <a k="1" v="x" xdt:Transform="SetAttributes(v)" xdt:Locator="Match(k)"/>
                <b xdt:Transform="Replace"><d/></b>
                <b><d n="2" xdt:Transform="SetAttributes"/></b>
                """;

        assertThat(applied("<c><b/></c>", transformOf(body)))
                .isEqualTo("<c><b><d n=\"2\"/></b><a k=\"1\" v=\"x\"/></c>");
    }

    @Test
    void whatIsInsertedIsIndentedAsWhatIsAroundIt() throws Exception {
        String body =
                """
                <a>
                  <b
                     k="1"
                     xdt:Transform="Insert">
                    <!-- one
                      two -->
                    <d>
                      <e/>
                    </d>
                  </b>
                </a>
                """;

        assertThat(applied("<c>\r\n\t<a>\r\n\t\t<z/>\r\n\t</a>\r\n</c>", transformOf(body)))
                .isEqualTo(
                        "<c>\r\n\t<a>\r\n\t\t<z/>\r\n\t\t<b\r\n\t\t   k=\"1\">\r\n\t\t  <!-- one\r\n      two -->\r\n\t\t  <d>\r\n"
                                + "\t\t    <e/>\r\n\t\t  </d>\r\n\t\t</b>\r\n\t</a>\r\n</c>");
    }

    @Test
    void namespacesCountAndGoAlong() throws Exception {
        String file = "<c xmlns='urn:c'><r><asm xmlns='urn:asm'><d/></asm></r><asm/></c>";
        String transform =
                """
                <c xmlns='urn:c' xmlns:p='urn:p' xmlns:xdt="http://schemas.microsoft.com/XML-Document-Transform">
                  <r><asm xmlns='urn:asm'><d xdt:Transform='Insert' p:a='1'><p:e/></d></asm></r>
                  <asm xdt:Transform='Remove'/>
                  <plain xmlns='' xdt:Transform='Insert'/>
                </c>
                """;

        assertThat(applied(file, transform))
                .isEqualTo(
                        "<c xmlns='urn:c'><r><asm xmlns='urn:asm'><d/><d p:a='1' xmlns:p=\"urn:p\"><p:e/></d></asm></r>"
                                + "<plain xmlns=''/></c>");
    }

    @Test
    void aConditionMayUseThePrefixesOfTheTransformAndADefaultNamespaceIsMeantToo() throws Exception {
        String file = "<c xmlns='urn:c'><a><q:x xmlns:q='urn:p'/></a><a/></c>";
        String transform = transformOf("<a n='1' xdt:Transform='SetAttributes' xdt:Locator='Condition(p:x)'/>")
                .replace("<c ", "<c xmlns='urn:c' xmlns:p='urn:p' ");

        assertThat(applied(file, transform)).isEqualTo(file.replace("<a><q", "<a n=\"1\"><q"));
    }

    @Test
    void theElementOfTheDocumentCanBeReplaced() throws Exception {
        String transform = "<d xmlns:xdt='http://schemas.microsoft.com/XML-Document-Transform' xdt:Transform='Replace'"
                + " xdt:Locator='XPath(/*)'><e/></d>";

        assertThat(applied("<?xml version='1.0'?>\n<!-- a -->\n<c/>\n<!-- z -->\n", transform))
                .isEqualTo("<?xml version='1.0'?>\n<!-- a -->\n<d><e/></d>\n<!-- z -->\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "windows-1252"})
    void encodingMarkAndLineEndsStay(String name) throws Exception {
        Charset charset = Charset.forName(name);
        boolean isUtf = name.startsWith("UTF");
        String head = (isUtf ? "\uFEFF" : "") + "<?xml version='1.0' encoding='"
                + (name.startsWith("UTF-16") ? "UTF-16" : name) + "'?>\r\n";
        EditableXml target = EditableXml.read((head + "<c>\r\n  <ü b='é'/>\r\n</c>\r\n").getBytes(charset));
        ConfigurationTransform.parse(utf8(transformOf("<x v='Ж' xdt:Transform='Insert'>Ж\n</x>")))
                .applyTo(target);

        String written = isUtf ? "Ж" : "&#1046;";
        assertThat(new String(target.content(), charset))
                .isEqualTo(
                        head + "<c>\r\n  <ü b='é'/>\r\n  <x v='" + written + "'>" + written + "\r\n</x>\r\n</c>\r\n");
    }

    @Test
    void aNameThatTheEncodingDoesNotHaveIsTold() throws Exception {
        EditableXml target = EditableXml.read(
                "<?xml version='1.0' encoding='ISO-8859-1'?><c/>".getBytes(StandardCharsets.ISO_8859_1));
        ConfigurationTransform.parse(utf8(transformOf("<Ж xdt:Transform='Insert'/>")))
                .applyTo(target);

        assertThatThrownBy(target::content).isInstanceOf(IOException.class).hasMessageContaining("ISO-8859-1");
    }

    @Test
    void aFileThatNothingChangesIsTheSameBytes() throws Exception {
        byte[] content = utf8(FILE);
        EditableXml target = EditableXml.read(content);
        String same = settings("<add key='B' value='2' xdt:Transform='SetAttributes' xdt:Locator='Match(key)'/>");
        ConfigurationTransform.parse(utf8(transform(same))).applyTo(target);

        assertThat(target.content()).isSameAs(content);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<none xdt:Transform='Remove'/> | line 2: Remove: no element matches /configuration/none",
                "<none><a xdt:Transform='Insert'/></none> | line 2: Insert: no element matches /configuration/none",
                "<none><a xdt:Transform='InsertBefore(/x)'/></none> | line 2: InsertBefore: no element matches /configuration/none",
                "<a xdt:Transform='InsertBefore(/x)'/> | line 2: InsertBefore: no element matches its argument",
                "<appSettings><add key='x' xdt:Locator='Match(key)' xdt:Transform='Replace'/></appSettings> | line 2: Replace: no element matches /configuration/appSettings/add",
                "<appSettings><add xdt:Locator='Condition(@key=7)' xdt:Transform='RemoveAll'/></appSettings> | line 2: RemoveAll: no element matches /configuration/appSettings/add",
                "<a xdt:Locator='XPath(//n)' x='' xdt:Transform='SetAttributes'/> | line 2: SetAttributes: no element matches /configuration/a",
            })
    void whatFindsNothingIsAWarning(String body, String warning) throws Exception {
        assertThat(warnings(transform(body))).containsExactly(warning);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<a xdt:Transform='Foo'/> | 2, column 4: the transform Foo is not known; there are Replace, Insert,",
                "<a xdt:Transform='Insert('/> | 2, column 4: xdt:Transform is not written as Name or Name(arguments)",
                "<a xdt:Transform=''/> | 2, column 4: xdt:Transform is not written as",
                "<a xdt:Transform='Insert(x)'/> | 2, column 4: Insert takes no arguments",
                "<a xdt:Transform='InsertAfter'/> | 2, column 4: InsertAfter needs the XPath of an element",
                "<a xdt:Transform='SetAttributes(x)'/> | 2, column 4: SetAttributes names the attribute x, which the element does not have",
                "<a xdt:Locator='Match'/> | 2, column 4: xdt:Locator needs arguments",
                "<a xdt:Locator='Match(x)'/> | 2, column 4: Match names the attribute x, which",
                "<a xdt:Locator='Custom(x)'/> | 2, column 4: the locator Custom is not known",
                "<a xdt:Other='x'/> | 2, column 4: xdt:Other is not an instruction; there are Locator and Transform",
                "<xdt:Import assembly='x'/> | 2, column 1: xdt:Import is not supported",
                "<appSettings><add xdt:Locator='Condition(])' xdt:Transform='Remove'/></appSettings> | 2, column 14: an XPath that does not name elements",
                "<a xdt:Locator='XPath(count(//a))' xdt:Transform='Remove'/> | 2, column 1: an XPath that does not name elements",
                "<a xdt:Locator='XPath(//q:a)' xdt:Transform='Remove'/> | 2, column 1: an XPath that does not name elements",
                "<a xdt:Locator='XPath(/*)' xdt:Transform='Remove'/> | 2, column 1: the element of the document cannot be removed",
                "<a xdt:Transform='InsertAfter(/*)'/> | 2, column 1: InsertAfter names the element of the document, which has no siblings",
                "<a> | 3, column 1: </configuration> ends no element",
            })
    void whatIsWrongIsToldWithItsPlace(String body, String message) {
        assertThatThrownBy(() -> applied(FILE, transform(body)))
                .isInstanceOf(MalformedFile.class)
                .hasMessageStartingWith("line " + message);
    }

    @Test
    void theElementOfTheDocumentHasNoPlaceToBeInserted() {
        String transform =
                "<c xmlns:xdt='http://schemas.microsoft.com/XML-Document-Transform' xdt:Transform='Insert'/>";

        assertThatThrownBy(() -> applied("<c/>", transform))
                .isInstanceOf(MalformedFile.class)
                .hasMessageContaining("Insert cannot be done to the element of the document");
    }

    @Test
    void entitiesAreNeitherExpandedNorFetched(@TempDir Path directory) throws Exception {
        Path secret = Files.writeString(directory.resolve("secret"), "secret");
        var laughs = new StringBuilder("<!DOCTYPE c SYSTEM '" + secret.toUri() + "' [<!ENTITY s SYSTEM '"
                + secret.toUri() + "'><!ENTITY a0 'lol'>");
        for (int i = 1; i < 60; i++) {
            laughs.append("<!ENTITY a%d '%s'>".formatted(i, ("&a" + (i - 1) + ";").repeat(10)));
        }
        String document = laughs + "]>";

        assertThat(
                        applied(
                                document + "<c><a>&s;</a></c>",
                                document
                                        + transformOf(
                                                "<a x='&a59;' xdt:Transform='SetAttributes'/><b xdt:Transform='Insert'>&s;</b>")))
                .isEqualTo(document + "<c><a x=\"&amp;a59;\">&s;</a><b>&s;</b></c>");
    }

    @Test
    void hostileFilesAreRefusedOrDoneInTime() throws Exception {
        String deep = transformOf("<a xdt:Transform='Insert' xdt:Locator='XPath(//a)'>" + "<a>".repeat(490)
                + "</a>".repeat(490) + "</a>");
        String deeper = transformOf(("<x xdt:Locator='XPath(//a[not(a)])'><a xdt:Transform='Insert'>"
                        + "<a>".repeat(300) + "</a>".repeat(300) + "</a></x>")
                .repeat(2));
        String wide = "<c>" + "<a/>".repeat(60_000) + "</c>";
        String large = transformOf("<a x='" + "y".repeat(20_000) + "' xdt:Transform='SetAttributes'/>");
        String many = transformOf("<b xdt:Transform='Remove'/>".repeat(1_000));

        assertThat(applied("<c/>", deep)).contains("<a>".repeat(490));
        assertThatThrownBy(() -> applied("<c><a/></c>", deeper)).hasMessageContaining("500 levels");
        assertThatThrownBy(() -> applied(wide, large)).hasMessageContaining("characters");
        assertThatThrownBy(() -> applied(wide, many))
                .isInstanceOf(MalformedFile.class)
                .hasMessageContaining("steps");
    }
}
