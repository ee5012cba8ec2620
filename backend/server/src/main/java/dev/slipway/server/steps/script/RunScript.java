package dev.slipway.server.steps.script;

import dev.slipway.server.engine.ActionFailed;
import dev.slipway.server.engine.ActionRun;
import dev.slipway.server.engine.ActionType;
import dev.slipway.server.steps.scripting.Script;
import dev.slipway.server.steps.scripting.ScriptLanguage;
import dev.slipway.server.steps.scripting.ScriptRunner;
import dev.slipway.server.task.TaskInterrupted;
import java.io.IOException;

/** {@code Octopus.Script}: a script that stands in the process. */
public final class RunScript implements ActionType {
    private static final String PROPERTY = "Octopus.Action.Script.";

    @Override
    public String name() {
        return "Octopus.Script";
    }

    @Override
    public void run(ActionRun run) throws ActionFailed, TaskInterrupted, IOException {
        String source = run.property(PROPERTY + "ScriptSource");
        if (!source.isBlank() && !source.strip().equalsIgnoreCase("Inline")) {
            throw new ActionFailed("Scripts from the source '" + source + "' are not supported; it can be Inline.");
        }
        ScriptLanguage language = ScriptLanguage.ofSyntax(run.property(PROPERTY + "Syntax"));
        var script = Script.inline(
                language, run.property(PROPERTY + "ScriptBody"), run.property(PROPERTY + "ScriptParameters"));
        run.requireSuccess(ScriptRunner.run(run, "script", script, run.variables(), null));
    }
}
