package dev.slipway.server.structured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files as projects have them, with either line end, and with and without a byte order mark: only the values change. */
class StructuredFixtureTest {
    private interface Editor {
        Edited edit(byte[] content, StructuredVariables variables) throws MalformedFile, IOException;
    }

    /** The name and the value of a variable, and what is written before and after it has replaced something. */
    private record Change(String name, String value, String before, String after) {}

    private record Case(String file, Editor editor, List<Change> changes) {
        @Override
        public String toString() {
            return file;
        }
    }

    private static Case structured(String file, Change... changes) {
        return new Case(file, (content, variables) -> StructuredFile.edit(file, content, variables), List.of(changes));
    }

    private static Change change(String name, String value, String before, String after) {
        return new Change(name, value, before, after);
    }

    private static final Case[] CASES = {
        structured(
                "compose.yaml",
                change("services:web:image", "web:2", "\"registry.example.org/shop/web:1.0.0\"", "\"web:2\""),
                change("services:web:environment:0", "LOG_LEVEL=debug", "LOG_LEVEL=info", "LOG_LEVEL=debug"),
                change("services:web:ports:0", "80:8080", "\"8080:8080\"", "\"80:8080\""),
                change("services:web:healthcheck:test:1", "wget", "[CMD, curl,", "[CMD, wget,"),
                change("services:db:image", "postgres:17", "postgres:16 ", "postgres:17 "),
                change("services:db:environment:POSTGRES_PASSWORD", "that's it", "'it''s local'", "'that''s it'"),
                change("x-common:logging:options:max-file", "5", "'3'", "'5'")),
        structured(
                "appsettings.json",
                change(
                        "ConnectionStrings:Shop",
                        "Server=db\\1",
                        "\"Server=(local);Database=Shop;Trusted_Connection=True\"",
                        "\"Server=db\\\\1\""),
                change("Logging:LogLevel:Microsoft.AspNetCore", "Error", "\"Warning\"", "\"Error\""),
                change(
                        "Kestrel:Endpoints:1:Url",
                        "https://*:443",
                        "\"https:\\/\\/localhost:5001\"",
                        "\"https://*:443\""),
                change("Kestrel:Limits:MaxConcurrentConnections", "7", "100,", "7,"),
                change("Kestrel:Limits:AllowSynchronousIO", "true", "IO\": false", "IO\": true"),
                change("Features", "[]", "[ \"search\", \"cart\" ]", "[]"),
                change("Secret", "s\n\"t\"", "null", "\"s\\n\\\"t\\\"\"")),
        structured(
                "application.properties",
                change("server.port", "80", "8080", "80"),
                change("spring.datasource.password", " \u00fc", "p\\u00e4ss\\ word", "\\ \\u00fc"),
                change("path with blanks", "D:\\", "C:\\\\shop\\\\data", "D:\\\\"),
                change("empty", "no", "empty=", "empty=no")),
        new Case(
                "web.config",
                (content, variables) -> StructuredFile.edit("web.xml", content, variables),
                List.of(
                        change("//section/@name", "log", "section name=\"log4net\"", "section name=\"log\""),
                        change(
                                "//*[local-name()='bindingRedirect']/@newVersion",
                                "13.0.0.0",
                                "newVersion=\"12.0.0.0\"",
                                "newVersion=\"13.0.0.0\""),
                        change("//handlers/@accessPolicy", "'", "'Read, Script'", "'&apos;'"),
                        change("//l:appender", " %m ]]> ", " %date <%level> ", " %m ]]]]><![CDATA[> "),
                        change("//setting/value", "a&b", "http://localhost/service?a=1&amp;b=2", "a&amp;b"))),
        new Case(
                "web.config",
                ConfigurationFile::edit,
                List.of(
                        change(
                                "loglevel",
                                "Debug",
                                "<add key=\"LogLevel\" value=\"Info\"/>",
                                "<add key=\"LogLevel\" value=\"Debug\"/>"),
                        change("Greeting \"A\"", "'6'", "'5 &amp; more'", "'&apos;6&apos;'"),
                        change("Shop", "Data Source=db", "Data Source=.;Initial Catalog=Shop", "Data Source=db"),
                        change("Service", "https://x", "http://localhost/service?a=1&amp;b=2", "https://x"))),
    };

    static Stream<Arguments> filesAsTheyAre() {
        return Stream.of(CASES).flatMap(one -> Stream.of("\n", "\r\n")
                .flatMap(lineEnd -> Stream.of("", "\uFEFF").map(mark -> arguments(one, lineEnd, mark))));
    }

    @ParameterizedTest
    @MethodSource
    void filesAsTheyAre(Case one, String lineEnd, String mark) throws Exception {
        String expected;
        try (var in = StructuredFixtureTest.class.getResourceAsStream(one.file())) {
            assertThat(in).isNotNull();
            expected = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        byte[] content = (mark + expected.replace("\n", lineEnd)).getBytes(StandardCharsets.UTF_8);
        Map<String, String> values = new LinkedHashMap<>();
        for (Change change : one.changes()) {
            values.put(change.name(), change.value());
            assertThat(expected).containsOnlyOnce(change.before());
            expected = expected.replace(change.before(), change.after());
        }
        Edited edited = one.editor().edit(content, Editing.variables(values));

        assertThat(edited.warnings()).isEmpty();
        assertThat(edited.replaced()).containsExactlyInAnyOrderElementsOf(values.keySet());
        assertThat(new String(edited.content(), StandardCharsets.UTF_8))
                .isEqualTo(mark + expected.replace("\n", lineEnd));
    }
}
