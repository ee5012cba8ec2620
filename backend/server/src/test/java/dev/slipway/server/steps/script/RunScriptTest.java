package dev.slipway.server.steps.script;

import static dev.slipway.server.steps.TestActions.action;
import static dev.slipway.server.steps.TestActions.script;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.LogCategory;
import dev.slipway.api.PackageReference;
import dev.slipway.api.PackageReferenceBuilder;
import dev.slipway.api.TaskState;
import dev.slipway.server.steps.ActionFixture;
import dev.slipway.server.steps.ActionFixture.Outcome;
import dev.slipway.server.steps.TestShells;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunScriptTest {
    @TempDir
    private Path directory;

    private ActionFixture fixture;

    @BeforeEach
    void start() throws IOException {
        fixture = new ActionFixture(directory);
    }

    @AfterEach
    void stop() throws IOException {
        fixture.close();
    }

    @Test
    void aBashScriptRunsWithItsExpressionsEvaluated() throws Exception {
        Outcome outcome = fixture.with("Port", "80#{Suffix}")
                .with("Suffix", "80")
                .run(script("A", "Bash", "echo \"#{Octopus.Environment.Name} #{Port} $BASH_VERSION\""))
                .succeeded();

        assertThat(outcome.info())
                .singleElement()
                .asString()
                .startsWith("Test 8080 ")
                .doesNotEndWith("8080 ");
    }

    @Test
    void withoutBashAScriptRunsUnderThePosixShellAndTheLogSaysSo() throws Exception {
        Outcome outcome = fixture.on(TestShells.busybox(directory.resolve("bin")))
                .run(script("A", "Bash", "echo \"$(get_octopusvariable octopus.environment.NAME)${BASH_VERSION-}\""))
                .succeeded();

        assertThat(outcome.info()).containsExactly("Test");
        assertThat(outcome.lines(LogCategory.VERBOSE)).anyMatch(line -> line.contains("POSIX shell, sh"));
    }

    @Test
    void outputVariablesReachTheNextStepAndSecretsAmongThemAreMasked() throws Exception {
        Outcome outcome = fixture.run(
                        script(
                                "A",
                                "Bash",
                                "set_octopusvariable 'The Name' 'a \"b\" é\n$c'\n"
                                        + "set_octopusvariable Key 's3cret' -sensitive"),
                        script(
                                "B",
                                "Bash",
                                "get_octopusvariable 'Octopus.Action[A].Output.The Name'\necho\n"
                                        + "get_octopusvariable 'Octopus.Action[A].Output[web1].Key'"))
                .succeeded();

        assertThat(outcome.info()).containsExactly("a \"b\" é", "$c", "********");
    }

    @ParameterizedTest
    @CsvSource({
        "exit 3, The script exited with code 3.",
        "fail_step \"No such customer\", No such customer",
        "false, The script exited with code 1.",
    })
    void aScriptThatFailsFailsTheStepWithItsReason(String body, String reason) throws Exception {
        assertThat(fixture.run(script("A", "Bash", body)).failed().lines(LogCategory.FATAL))
                .contains(reason);
    }

    @Test
    void errorOutputIsAWarningUnlessItShouldBeAFailure() throws Exception {
        Outcome outcome = fixture.run(script("A", "Bash", "echo oops >&2")).succeeded();
        assertThat(outcome.lines(LogCategory.ERROR)).containsExactly("oops");

        fixture.with("Octopus.Action.FailScriptOnErrorOutput", "True")
                .run(script("A", "Bash", "echo oops >&2"))
                .failed();
    }

    @Test
    void eachCategoryOfLinesHasItsHelper() throws Exception {
        Outcome outcome = fixture.run(
                        script(
                                "A",
                                "Bash",
                                "write_verbose one\nwrite_highlight two words\nwrite_wait three\nwrite_warning four\necho five"))
                .succeeded();

        assertThat(outcome.lines(LogCategory.VERBOSE)).contains("one");
        assertThat(outcome.lines(LogCategory.HIGHLIGHT)).containsExactly("two words");
        assertThat(outcome.lines(LogCategory.WAIT)).containsExactly("three");
        assertThat(outcome.lines(LogCategory.WARNING)).containsExactly("four");
        assertThat(outcome.info()).containsExactly("five");
    }

    @Test
    void artifactsAreKeptFromTheWorkingDirectory() throws Exception {
        fixture.run(script("A", "Bash", "echo report >report.txt\nnew_octopusartifact report.txt 'The report.txt'"))
                .succeeded();

        assertThat(fixture.artifacts()).singleElement().asString().contains("\"The report.txt\"");
    }

    @Test
    void messagesThatMakeNoSenseDoNoHarm() throws Exception {
        Outcome outcome = fixture.run(
                        script(
                                "A",
                                "Bash",
                                """
                        octopus_message createArtifact path relative.txt name x
                        octopus_message createArtifact path '/a
                        b' name x
                        new_octopusartifact missing.txt
                        update_progress lots "$(printf '%01500d' 0)"
                        set_octopusvariable "$(printf '%0600d' 0)" x
                        set_octopusvariable '' x
                        echo "##octopus[setVariable name='Rm9v' value='AEE=']"
                        echo "##octopus[setVariable name='?' value='?']"
                        """))
                .succeeded();

        assertThat(outcome.lines(LogCategory.ERROR)).hasSize(5);
        assertThat(outcome.info()).containsExactly("##octopus[setVariable name='?' value='?']");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bash", "Python"})
    void parametersAreACommandLine(String syntax) throws Exception {
        String body = syntax.equals("Bash")
                ? "for word in \"$@\"; do echo \"<$word>\"; done"
                : "import sys\nfor word in sys.argv[1:]:\n    print('<%s>' % word)";
        Outcome outcome = fixture.run(script("A", syntax, body, "\"#{Octopus.Environment.Name} x\" y  'z'"))
                .succeeded();

        assertThat(outcome.info()).containsExactly("<Test x>", "<y>", "<z>");
    }

    @Test
    void aPythonScriptHasTheHelpers() throws Exception {
        Outcome outcome = fixture.withSecret("Password", "tiger's \"milk\"\nü")
                .run(
                        script(
                                "A",
                                "Python",
                                """
                                import os
                                assert get_octopusvariable("PASSWORD") == 'tiger\\'s "milk"\\nü'
                                assert octopusvariables["Octopus.Environment.Name"] == "Test"
                                assert get_octopusvariable("nothing") == ""
                                set_octopusvariable("V", "é")
                                printverbose("verbose")
                                printhighlight("bright")
                                updateprogress(50, "half")
                                open("r.txt", "w").close()
                                createartifact("r.txt")
                                print(os.path.basename(__file__), __name__)
                                """),
                        script("B", "Python", "failstep(get_octopusvariable('Octopus.Action[A].Output.V') + '!')"))
                .failed();

        assertThat(outcome.info()).contains("script.py __main__");
        assertThat(outcome.lines(LogCategory.HIGHLIGHT)).containsExactly("bright");
        assertThat(outcome.lines(LogCategory.FATAL)).contains("é!");
        assertThat(fixture.artifacts()).hasSize(1);
    }

    @Test
    void aMissingInterpreterIsNamed() throws Exception {
        fixture.on(TestShells.busybox(directory.resolve("bin")));

        assertThat(fixture.run(script("A", "Python", "print(1)")).failed().lines(LogCategory.FATAL))
                .anyMatch(line -> line.contains("no python3 on this machine"));
        assertThat(fixture.run(script("A", "PowerShell", "1")).failed().lines(LogCategory.FATAL))
                .anyMatch(line -> line.contains("no pwsh on this machine"));
    }

    @ParameterizedTest
    @CsvSource({"CSharp, does not run CSharp", "Perl, is not a script language"})
    void aLanguageThatCannotRunIsNamed(String syntax, String sentence) throws Exception {
        assertThat(fixture.run(script("A", syntax, "1")).failed().lines(LogCategory.FATAL))
                .anyMatch(line -> line.contains(sentence));
    }

    @Test
    void aScriptThatRunsWhileTheServerRestartsRunsOnce() throws Exception {
        Path started = directory.resolve("started");
        Path go = directory.resolve("go");
        fixture.begin(script(
                "A",
                "Bash",
                "echo begin; echo x >>" + started + "; until [ -e " + go + " ]; do sleep 0.05; done; cat " + started));
        while (!Files.exists(started)) {
            Thread.onSpinWait();
        }
        fixture.restart();
        Files.createFile(go);

        assertThat(fixture.awaitEnd().succeeded().info())
                .containsSubsequence("begin", "x")
                .containsExactlyInAnyOrder("begin", "x", "The server was restarted; the task goes on.");
    }

    @Test
    void aScriptIsEndedWithItsTaskEvenIfThatWasCancelledWhileNoServerRan() throws Exception {
        Path pid = directory.resolve("pid");
        fixture.begin(script("A", "Bash", "echo $$ >" + pid + ".new; mv " + pid + ".new " + pid + "; sleep 600"));
        while (!Files.exists(pid)) {
            Thread.onSpinWait();
        }
        fixture.restartCancelled();

        assertThat(fixture.awaitEnd().state()).isEqualTo(TaskState.CANCELED);
        assertThat(ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())))
                .isEmpty();
    }

    @Test
    void eachScriptHasAWorkingDirectoryOfItsOwnThatGoesAway() throws Exception {
        Outcome outcome = fixture.run(script("A", "Bash", "pwd"), script("B", "Bash", "pwd"))
                .succeeded();

        assertThat(outcome.info()).hasSize(2).doesNotHaveDuplicates();
        assertThat(outcome.info()).allSatisfy(path -> assertThat(Path.of(path)).doesNotExist());
    }

    @Test
    void noVariableOrParameterIsInTheProcessListOrTheEnvironment() throws Exception {
        Outcome outcome = fixture.withSecret("Password", "hunter2-very-secret")
                .run(script(
                        "A",
                        "Bash",
                        "p=$(get_octopusvariable Password); set_octopusvariable Copy \"$p\"\n"
                                + "cat /proc/$$/cmdline /proc/$$/environ | tr '\\0' '\\n' | grep -c \"$p\" || true",
                        "\"#{Password}\""))
                .succeeded();

        assertThat(outcome.info()).containsExactly("0");
    }

    @Test
    void packagesOfAScriptLieInItsWorkingDirectory() throws Exception {
        PackageReference extracted = PackageReferenceBuilder.builder()
                .name("conf")
                .properties(Map.of("Extract", "True"))
                .build();
        PackageReference whole = PackageReferenceBuilder.builder().name("lib").build();
        Outcome outcome = fixture.withPackage("conf", "Acme.Conf", "a.json", "{}")
                .withPackage("lib", "Acme.Lib", "b.txt", "b")
                .run(script(
                                "A",
                                "Bash",
                                """
                                p=Octopus.Action.Package
                                cat "$(get_octopusvariable "$p[conf].ExtractedPath")/a.json"; echo
                                get_octopusvariable "$p[CONF].PackageVersion"; echo
                                ls "$(get_octopusvariable "$p[lib].PackageFilePath")" | sed "s|$PWD/||"
                                pwd
                                """)
                        .withPackages(List.of(extracted, whole)))
                .succeeded();

        assertThat(outcome.info())
                .startsWith("{}", "1.0.0", "Acme.Lib.1.0.0.zip")
                .hasSize(4);
        assertThat(Path.of(outcome.info().get(3))).doesNotExist();
    }

    @Test
    void aScriptInAPackageRunsThereUnchanged() throws Exception {
        Outcome outcome = fixture.withPackage(
                        "", "Acme.Tools", "bin/run.sh", "echo '#{Octopus.Environment.Name}' $1 $(ls)")
                .run(action(
                        "A",
                        "Octopus.Script",
                        "Octopus.Action.Script.ScriptSource",
                        "Package",
                        "Octopus.Action.Script.ScriptFileName",
                        "bin\\run.sh",
                        "Octopus.Action.Script.ScriptParameters",
                        "'#{Octopus.Environment.Name}'"))
                .succeeded();

        assertThat(outcome.info()).containsExactly("#{Octopus.Environment.Name} Test bin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x.sh", "/etc/profile", "none.sh", "", "data.txt"})
    void aScriptThatIsNotInThePackageIsRefused(String name) throws Exception {
        Outcome outcome = fixture.withPackage("", "Acme.Tools", "data.txt", "x")
                .run(action(
                        "A",
                        "Octopus.Script",
                        "Octopus.Action.Script.ScriptSource",
                        "Package",
                        "Octopus.Action.Script.ScriptFileName",
                        name))
                .failed();

        assertThat(outcome.lines(LogCategory.FATAL)).anyMatch(line -> line.contains(name));
    }
}
