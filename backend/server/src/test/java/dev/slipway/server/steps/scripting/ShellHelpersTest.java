package dev.slipway.server.steps.scripting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.host.FileContent;
import dev.slipway.host.ScriptRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The helpers under every shell that is here, started directly. */
class ShellHelpersTest {
    @TempDir
    private Path directory;

    static Stream<String> shells() {
        return Stream.of("bash", "bash --posix", "dash", "busybox ash", "mksh", "ksh", "yash")
                .filter(shell -> Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, shell.split(" ")[0]))));
    }

    private String run(String shell, Map<String, String> variables, String body, String... path) throws Exception {
        var launch = new Launch(
                directory.toString(), Script.inline(ScriptLanguage.BASH, body, "first 'second word'"), variables);
        ScriptRun run = launch.shell("sh", null);
        for (FileContent file : run.files()) {
            try (InputStream in = file.content().open()) {
                Files.write(directory.resolve(file.path()), in.readAllBytes());
            }
        }
        var command = new ArrayList<>(List.of(shell.split(" ")));
        command.addAll(run.command().subList(1, run.command().size()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        if (path.length > 0) {
            builder.environment().put("PATH", path[0]);
        }
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    @ParameterizedTest
    @MethodSource("shells")
    void anyValueComesBackUnchangedUnderAnyName(String shell) throws Exception {
        var variables = new LinkedHashMap<String, String>();
        variables.put("Simple", "value");
        variables.put(
                "Octopus.Action[Deploy it's].Output[web-1].\"Q\" $x `y` *?!\\ |)",
                "'single' \"double\" $(id) `id` \\ \\n");
        variables.put("Grüße", "äöü 日本 🚀");
        variables.put("Lines", "\n one\r\n\ttwo \n\n");
        variables.put("Long", "0123456789abcde\n".repeat(6400));
        variables.put("-n", "-e -n");
        variables.put("Empty", "");
        String body = variables.keySet().stream()
                .map(name -> "get_octopusvariable " + ShellVariables.quoted(name) + "; printf '|'\n")
                .reduce("set -eu\n", String::concat);

        assertThat(run(shell, variables, body)).isEqualTo(String.join("|", variables.values()) + "|");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void namesMatchInAnyCaseAndUnknownOnesAreEmpty(String shell) throws Exception {
        Map<String, String> variables = Map.of("Octopus.Web-Port", "80", "Höhe", "L");

        String output = run(
                shell,
                variables,
                "set -eu\nfor name in OCTOPUS.WEB-PORT octopus.web-port HÖHE höhe HöHE Octopus.Web_Port OctopusxWeb-Port '*'; do\n"
                        + "echo \"<$(get_octopusvariable \"$name\")>\"\ndone");

        assertThat(output.lines()).containsExactly("<80>", "<80>", "<L>", "<L>", "<L>", "<>", "<>", "<>");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void aScriptKnowsItsNameItsLinesAndItsParameters(String shell) throws Exception {
        String output = run(shell, Map.of(), "echo \"$0 $# $2\"\n\n(no_such_program) || true\n");

        assertThat(output).startsWith(directory.resolve("script.sh") + " 2 second word\n");
        assertThat(output).contains("no_such_program").containsAnyOf("line 3", ": 3:", "[3]", "3: ");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void messagesAreBase64OfUtf8(String shell) throws Exception {
        String output = run(
                shell,
                Map.of(),
                """
                set -eu
                IFS=,
                set_octopusvariable Foo Bar
                set_octopusvariable Foo 'é
                ' -sensitive
                update_progress 50 half
                new_octopusartifact /no/such/file.txt
                write_verbose 'some text' more
                """);

        assertThat(output.lines())
                .containsExactly(
                        "##octopus[setVariable name='Rm9v' value='QmFy']",
                        "##octopus[setVariable name='Rm9v' value='" + base64("é\n") + "' sensitive='VHJ1ZQ==']",
                        "##octopus[progress percentage='NTA=' message='" + base64("half") + "']",
                        "##octopus[createArtifact path='" + base64("/no/such/file.txt") + "' name='"
                                + base64("file.txt") + "' length='MA==']",
                        "##octopus[stdout-verbose]",
                        "some text more",
                        "##octopus[stdout-default]");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** POSIX has no base64, so a machine may have neither that nor openssl. */
    @ParameterizedTest
    @CsvSource({"base64", "openssl", "od awk"})
    void base64IsMadeWithWhatThereIs(String programs) throws Exception {
        Path bin = Files.createDirectory(directory.resolve("bin"));
        for (String program : (programs + " cat tr wc sh").split(" ")) {
            Files.createSymbolicLink(bin.resolve(program), found(program));
        }
        var random = new Random(7);
        var texts = new ArrayList<String>(List.of("", "a", "ab", "abc", "abcd", "ÿ€🚀"));
        texts.add(random.ints(10_000, 1, 0xd000).mapToObj(Character::toString).reduce("", String::concat));
        var variables = new LinkedHashMap<String, String>();
        texts.forEach(text -> variables.put("v" + variables.size(), text));

        String output = run(
                "dash",
                variables,
                "for i in 0 1 2 3 4 5 6; do get_octopusvariable v$i | octopus_base64; echo; done",
                bin.toString());

        assertThat(output.split("\n", -1))
                .startsWith(texts.stream().map(ShellHelpersTest::base64).toArray(String[]::new));
    }

    private static Path found(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void thousandsOfVariablesAreReadOneByOne() throws Exception {
        var variables = new LinkedHashMap<String, String>();
        for (int i = 0; i < 5000; i++) {
            variables.put("Octopus.Some.Variable[" + i + "].Name", "value " + i);
        }

        String output = run(
                "dash",
                variables,
                "i=0; while [ $i -lt 5000 ]; do get_octopusvariable \"octopus.some.variable[$i].name\"; echo; i=$((i + 50)); done");

        assertThat(output.lines())
                .hasSize(100)
                .startsWith("value 0", "value 50")
                .endsWith("value 4950");
    }

    @Test
    void nothingIsShownOfAScript() throws IOException {
        var launch = new Launch("/p", Script.inline(ScriptLanguage.BASH, "secret", "secret"), Map.of("S", "secret"));

        assertThat(launch.shell("sh", null).toString()).doesNotContain("secret");
        assertThat(Script.inline(ScriptLanguage.BASH, "secret", "secret").toString())
                .doesNotContain("secret");
    }
}
