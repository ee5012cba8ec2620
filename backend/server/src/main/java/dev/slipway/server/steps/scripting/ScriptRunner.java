package dev.slipway.server.steps.scripting;

import dev.slipway.host.ScriptHost;
import dev.slipway.host.ScriptRun;
import dev.slipway.server.engine.ActionFailed;
import dev.slipway.server.engine.ActionRun;
import dev.slipway.server.engine.ScriptResult;
import dev.slipway.server.expression.VariableDictionary;
import dev.slipway.server.task.TaskInterrupted;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs a script with the helpers and all variables (R8.1). */
public final class ScriptRunner {
    private ScriptRunner() {}

    /**
     * Runs a script to its end, once.
     *
     * @param name unique within the action
     * @param variables templates still; the script gets their values
     * @param directory absolute; null is a fresh one that goes away afterwards (R8.5)
     * @throws ActionFailed when the machine has nothing that runs the language, or how the script ended is not known
     */
    public static ScriptResult run(
            ActionRun run, String name, Script script, VariableDictionary variables, @Nullable String directory)
            throws ActionFailed, TaskInterrupted, IOException {
        ScriptHost host = run.host();
        var launch = new Launch(host.privateDirectory(run.ticket(name)), script, EvaluatedVariables.of(variables));
        return run.script(name, scriptRun(run, script.language(), host.facts().tools(), launch, directory));
    }

    private static ScriptRun scriptRun(
            ActionRun run, ScriptLanguage language, Set<String> tools, Launch launch, @Nullable String directory)
            throws ActionFailed, IOException {
        return switch (language) {
            case BASH -> {
                if (!tools.contains("bash")) {
                    run.verbose("There is no bash on this machine; the script runs under its POSIX shell, sh.");
                }
                yield launch.shell(tools.contains("bash") ? "bash" : "sh", directory);
            }
            case PYTHON -> {
                require("python3", language, tools);
                yield launch.python(directory);
            }
            case POWERSHELL -> {
                require("pwsh", language, tools);
                yield launch.powerShell(directory);
            }
            case CSHARP, FSHARP ->
                throw new ActionFailed(
                        "Slipway does not run " + language.syntax() + " scripts; it runs Bash, Python and PowerShell.");
        };
    }

    private static void require(String program, ScriptLanguage language, Set<String> tools) throws ActionFailed {
        if (!tools.contains(program)) {
            throw new ActionFailed("The script is written in " + language.syntax() + ", but there is no " + program
                    + " on this machine. Install it there, or use another language.");
        }
    }
}
