package dev.slipway.server.steps.scripting;

import static dev.slipway.server.steps.scripting.ShellVariables.quoted;

import dev.slipway.host.FileContent;
import dev.slipway.host.ScriptRun;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The private files and the command that run a script with its helpers. The script is a file of its own and knows itself by its
 * own name ({@code $0}, {@code __file__}), with the right line numbers. Neither a value nor a parameter is ever an argument of a
 * process, for all users of the machine see these.
 */
final class Launch {
    private final String privateDirectory;
    private final Script script;
    private final Map<String, String> variables;

    /** @param privateDirectory where the files will lie */
    Launch(String privateDirectory, Script script, Map<String, String> variables) {
        this.privateDirectory = privateDirectory;
        this.script = script;
        this.variables = variables;
    }

    private String inPrivate(String name) {
        return privateDirectory + "/" + name;
    }

    private String scriptPath() {
        return script.body() == null ? script.path() : inPrivate(script.path());
    }

    private List<FileContent> files(FileContent... more) throws IOException {
        var files = new ArrayList<>(List.of(more));
        String bootstrap = "bootstrap" + script.language().extension();
        try (InputStream in = Launch.class.getResourceAsStream(bootstrap)) {
            if (in == null) {
                throw new IllegalStateException("There is no resource " + bootstrap);
            }
            files.add(FileContent.of(bootstrap, in.readAllBytes()));
        }
        @Nullable String body = script.body();
        if (body != null) {
            files.add(FileContent.of(script.path(), body));
        }
        return files;
    }

    /** The parameters are shell text: the shell itself makes words of them. */
    ScriptRun shell(String shell, @Nullable String directory) throws IOException {
        String main = ". " + quoted(inPrivate("variables.sh")) + "\n. " + quoted(inPrivate("bootstrap.sh"))
                + "\nset -- " + script.parameters().strip() + "\n. " + quoted(scriptPath()) + "\n";
        return new ScriptRun(
                files(FileContent.of("main.sh", main), FileContent.of("variables.sh", ShellVariables.of(variables))),
                List.of(shell, "-c", ". \"$1\"", scriptPath(), inPrivate("main.sh")),
                directory,
                Map.of());
    }

    ScriptRun python(@Nullable String directory) throws IOException {
        return new ScriptRun(
                files(
                        FileContent.of("variables.txt", EncodedVariables.of(variables)),
                        FileContent.of("parameters.txt", script.parameters())),
                List.of("python3", "-u", inPrivate("bootstrap.py"), scriptPath()),
                directory,
                Map.of("PYTHONIOENCODING", "utf-8"));
    }

    /** The exit code is that of the last program, if the script does not set one (R8.15). */
    ScriptRun powerShell(@Nullable String directory) throws IOException {
        String main = ". " + powerShellQuoted(inPrivate("bootstrap.ps1")) + "\n. " + powerShellQuoted(scriptPath())
                + " " + script.parameters().strip() + "\nif (Test-Path variable:LastExitCode) { exit $LastExitCode }\n";
        return new ScriptRun(
                files(
                        FileContent.of("main.ps1", main),
                        FileContent.of("variables.txt", EncodedVariables.of(variables))),
                List.of("pwsh", "-NoLogo", "-NoProfile", "-NonInteractive", "-File", inPrivate("main.ps1")),
                directory,
                Map.of());
    }

    private static String powerShellQuoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
