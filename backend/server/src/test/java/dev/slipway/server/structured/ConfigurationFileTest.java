package dev.slipway.server.structured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R8.25. */
class ConfigurationFileTest {
    private static Edited edited(String file, String... pairs) throws MalformedFile, IOException {
        return ConfigurationFile.edit(file.getBytes(StandardCharsets.UTF_8), Editing.variables(Editing.values(pairs)));
    }

    private static String text(String file, String... pairs) throws MalformedFile, IOException {
        return new String(edited(file, pairs).content(), StandardCharsets.UTF_8);
    }

    @Test
    void onlyTheBytesOfTheValuesChange() throws Exception {
        String file =
                """
                <?xml version="1.0"?>\r
                <configuration> <!-- <add key="LogLevel" value="x"/> -->\r
                  <appSettings file='other.config'>\r
                    <add key="LogLevel"  value="Info" />\r
                    <add value='1' key='Port'/>
                    <add key="Missing" value="stays"/>
                  </appSettings>
                  <connectionStrings>
                    <add name="Db" connectionString="local" providerName="p"/>
                  </connectionStrings>
                  <applicationSettings>
                    <Shop.Settings>
                      <setting name="Url" serializeAs="String"><value>http://x</value></setting>
                      <setting name="Empty"><value/></setting>
                    </Shop.Settings>
                  </applicationSettings>
                  <other><add key="LogLevel" value="stays" name="Db" connectionString="stays"/></other>
                  <setting name="Url"><value>stays</value></setting>
                </configuration>
                """;

        assertThat(text(
                        file,
                        "loglevel",
                        "De\"bug",
                        "Port",
                        "<2>",
                        "Db",
                        "Server=a&b",
                        "Url",
                        "https://y?a&b",
                        "Empty",
                        "e",
                        "New",
                        "n"))
                .isEqualTo(file.replace("\"Info\"", "\"De&quot;bug\"")
                        .replace("'1'", "'&lt;2>'")
                        .replace("\"local\"", "\"Server=a&amp;b\"")
                        .replace("http://x", "https://y?a&amp;b")
                        .replace("<value/>", "<value>e</value>"));
    }

    @ParameterizedTest
    @CsvSource({
        "<appSettings><add key='A'/></appSettings>, <appSettings><add key='A' value=\"x\"/></appSettings>",
        "<appSettings><clear/><add value='1'/></appSettings>, <appSettings><clear/><add value='1'/></appSettings>",
        "<c><applicationSettings><setting name='A'/></applicationSettings></c>,"
                + " <c><applicationSettings><setting name='A'><value>x</value></setting></applicationSettings></c>",
        "<c><applicationSettings><setting name='A'></setting></applicationSettings></c>,"
                + " <c><applicationSettings><setting name='A'><value>x</value></setting></applicationSettings></c>",
        "<p:appSettings xmlns:p='urn:p'><p:add key='A' value=''/></p:appSettings>,"
                + " <p:appSettings xmlns:p='urn:p'><p:add key='A' value='x'/></p:appSettings>",
        "<appSettings xmlns='urn:d'><add key='A' value='1'/><add key='a' value='2'/></appSettings>,"
                + " <appSettings xmlns='urn:d'><add key='A' value='x'/><add key='a' value='x'/></appSettings>",
    })
    void everyWayToWriteASettingIsKnown(String before, String after) throws Exception {
        assertThat(text(before, "A", "x")).isEqualTo(after);
    }

    @Test
    void variablesOfTheServerReplaceNothing() throws Exception {
        String file = "<appSettings><add key='Octopus.Environment.Name' value='1'/></appSettings>";

        assertThat(text(file, "Octopus.Environment.Name", "Test")).isEqualTo(file);
    }

    @Test
    void aValueThatXmlCannotHoldIsNotUsed() throws Exception {
        Edited edited = edited(
                "<appSettings><add key='A'/><add key='B' value='1'/></appSettings>", "A", "\u0001", "B", "\u0001");

        assertThat(edited.replaced()).isEmpty();
        assertThat(edited.warnings())
                .hasSize(2)
                .allMatch(warning -> warning.contains("a character that XML cannot hold"));
    }

    @Test
    void whatIsNotXmlIsToldWithItsPlace() {
        assertThatThrownBy(() -> edited("<c>\n<d></c>", "A", "x"))
                .isInstanceOf(MalformedFile.class)
                .hasMessageStartingWith("line 2, column 4: ");
    }
}
