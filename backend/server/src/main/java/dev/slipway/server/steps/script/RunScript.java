package dev.slipway.server.steps.script;

import dev.slipway.server.engine.ActionFailed;
import dev.slipway.server.engine.ActionRun;
import dev.slipway.server.engine.ActionType;
import dev.slipway.server.expression.VariableDictionary;
import dev.slipway.server.steps.packaging.DerivedArchives;
import dev.slipway.server.steps.packaging.Features;
import dev.slipway.server.steps.scripting.Script;
import dev.slipway.server.steps.scripting.ScriptLanguage;
import dev.slipway.server.steps.scripting.ScriptProperties;
import dev.slipway.server.steps.scripting.ScriptRunner;
import dev.slipway.server.task.TaskInterrupted;
import java.io.IOException;
import java.util.Arrays;

/** {@code Octopus.Script}: a script that stands in the process or in the action's package. */
public final class RunScript implements ActionType {
    private static final String PROPERTY = "Octopus.Action.Script.";

    private final DerivedArchives archives;

    public RunScript(DerivedArchives archives) {
        this.archives = archives;
    }

    @Override
    public String name() {
        return "Octopus.Script";
    }

    @Override
    public void run(ActionRun run) throws ActionFailed, TaskInterrupted, IOException {
        Features.refuseUnsupported(run);
        String source = run.property(PROPERTY + "ScriptSource").strip();
        boolean isInPackage = source.equalsIgnoreCase("Package");
        if (!isInPackage && !source.isEmpty() && !source.equalsIgnoreCase("Inline")) {
            throw new ActionFailed(PROPERTY + "ScriptSource is '" + source
                    + "', which this version of Slipway does not have yet; it has Inline and Package.");
        }
        if (run.packages().isEmpty() && !isInPackage) {
            VariableDictionary variables = run.variables();
            run.requireSuccess(ScriptRunner.run(run, "script", inline(run, variables), variables, null));
            return;
        }
        var workspace = new Workspace(run, archives);
        try {
            workspace.fill(isInPackage);
            VariableDictionary variables = run.variables().withAll(workspace.variables());
            Script script = isInPackage ? packaged(run, workspace.directory()) : inline(run, variables);
            run.requireSuccess(ScriptRunner.run(run, "script", script, variables, workspace.directory()));
        } catch (TaskInterrupted e) {
            if (e.reason() == TaskInterrupted.Reason.CANCELLED) {
                workspace.remove();
            }
            throw e;
        } catch (ActionFailed | IOException e) {
            workspace.remove();
            throw e;
        }
        workspace.remove();
    }

    private static Script inline(ActionRun run, VariableDictionary variables) throws ActionFailed {
        return Script.inline(
                ScriptLanguage.ofSyntax(run.property(PROPERTY + "Syntax")),
                ScriptProperties.body(run, variables, PROPERTY + "ScriptBody"),
                run.property(PROPERTY + "ScriptParameters"));
    }

    private static Script packaged(ActionRun run, String directory) throws ActionFailed, IOException {
        String property = PROPERTY + "ScriptFileName";
        String name = run.property(property).strip().replace('\\', '/');
        boolean isOutside = name.startsWith("/")
                || Arrays.asList(name.split("/")).contains("..")
                || name.chars().anyMatch(Character::isISOControl);
        if (name.isEmpty() || isOutside) {
            throw new ActionFailed(property + " is '" + name + "', but must name a file inside the package.");
        }
        String path = directory + "/" + name;
        if (run.host().files().stat(path).filter(file -> !file.directory()).isEmpty()) {
            throw new ActionFailed("There is no file " + name + " in the package, which " + property + " asks for.");
        }
        ScriptLanguage language = ScriptLanguage.ofFile(name)
                .orElseThrow(() -> new ActionFailed("The extension of " + name
                        + " is not that of a script; there are .sh, .py, .ps1, .csx and .fsx."));
        return Script.file(language, path, run.property(PROPERTY + "ScriptParameters"));
    }
}
