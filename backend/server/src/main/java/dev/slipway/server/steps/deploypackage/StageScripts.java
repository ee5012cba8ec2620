package dev.slipway.server.steps.deploypackage;

import dev.slipway.host.ByteSource;
import dev.slipway.host.FileContent;
import dev.slipway.host.MachineFiles;
import dev.slipway.server.engine.ActionFailed;
import dev.slipway.server.engine.ActionRun;
import dev.slipway.server.expression.VariableDictionary;
import dev.slipway.server.steps.packaging.Features;
import dev.slipway.server.steps.packaging.PackageFiles;
import dev.slipway.server.steps.scripting.Script;
import dev.slipway.server.steps.scripting.ScriptLanguage;
import dev.slipway.server.steps.scripting.ScriptProperties;
import dev.slipway.server.steps.scripting.ScriptRunner;
import dev.slipway.server.task.TaskInterrupted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Runs the scripts of the stages: those in the package (R8.12) and those in the process (R8.13). */
final class StageScripts {
    private final ActionRun run;
    private final List<String> packagePaths;
    private boolean hasRun;

    /** @param packagePaths the files of the package */
    StageScripts(ActionRun run, List<String> packagePaths) {
        this.run = run;
        this.packagePaths = packagePaths;
    }

    /** Whether any script has run, which may have changed the files. */
    boolean haveRun() {
        return hasRun;
    }

    /**
     * @param directory the root of the package
     * @throws ActionFailed when a script fails
     */
    void run(Stage stage, String directory, VariableDictionary variables)
            throws ActionFailed, TaskInterrupted, IOException {
        if (stage.isConfiguredFirst()) {
            runConfigured(stage, directory, variables);
            runPackaged(stage, directory, variables);
        } else {
            runPackaged(stage, directory, variables);
            runConfigured(stage, directory, variables);
        }
    }

    private void runConfigured(Stage stage, String directory, VariableDictionary variables)
            throws ActionFailed, TaskInterrupted, IOException {
        if (!Features.of(run).contains("Octopus.Features.CustomScripts")) {
            return;
        }
        for (ScriptLanguage language : ScriptLanguage.all()) {
            String body = ScriptProperties.body(run, variables, stage.property(language));
            if (!body.isBlank() && !isToSkipTheRest()) {
                run.verbose("Running the step's " + stage + " script");
                start(
                        "configured " + stage + language.extension(),
                        Script.inline(language, body, ""),
                        directory,
                        variables);
            }
        }
    }

    private void runPackaged(Stage stage, String directory, VariableDictionary variables)
            throws ActionFailed, TaskInterrupted, IOException {
        var preferred = stage.preferred(packagePaths);
        if (preferred.isEmpty() || isToSkipTheRest() || isFalse("Octopus.Action.Package.RunScripts")) {
            return;
        }
        String path = directory + "/" + preferred.get().file();
        String removal = "removed packaged " + stage;
        if (!run.isDone(removal) && run.host().files().stat(path).isEmpty()) {
            run.verbose(path + " is not there any more");
            return;
        }
        run.verbose("Running " + path);
        start("packaged " + stage, Script.file(preferred.get().language(), path, ""), directory, variables);
        run.once(removal, () -> removeUnlessKept(stage, directory));
    }

    /** Puts the packaged scripts of stages where they run, as they are not there any more. */
    void bring(List<Stage> stages, PackageFiles from, String directory) throws IOException {
        List<String> wanted = isFalse("Octopus.Action.Package.RunScripts")
                ? List.of()
                : stages.stream()
                        .flatMap(stage -> stage.preferred(packagePaths).stream())
                        .map(Stage.Packaged::file)
                        .toList();
        var files = new ArrayList<FileContent>();
        from.read(
                wanted,
                (path, content) -> files.add(new FileContent(path, from.isExecutable(path), ByteSource.of(content))));
        if (!files.isEmpty()) {
            run.host().files().write(directory, files);
        }
    }

    private void start(String name, Script script, String directory, VariableDictionary variables)
            throws ActionFailed, TaskInterrupted, IOException {
        hasRun = true;
        run.requireSuccess(ScriptRunner.run(run, name, script, variables, directory));
    }

    /** Removes the packaged scripts of a stage, in all languages, unless they are to stay (R8.12). */
    String removeUnlessKept(Stage stage, String directory) throws IOException {
        if (!isFalse("Octopus.Action.Package.RunScripts") && !isFalse("OctopusDeleteScriptsOnCleanup")) {
            MachineFiles files = run.host().files();
            for (Stage.Packaged script : stage.packaged(packagePaths)) {
                files.delete(directory + "/" + script.file());
            }
        }
        return "";
    }

    private boolean isFalse(String variable) {
        return run.property(variable).strip().equalsIgnoreCase("false");
    }

    /** Whether a script has asked for it by an output variable (R8.14). */
    boolean isToSkipTheRest() {
        String action = "Octopus.Action[" + run.action().action().name() + "].Output";
        String machine = run.machine().map(target -> "[" + target.name() + "]").orElse("");
        return run.flag(action + machine + ".Octopus.Action.SkipRemainingConventions");
    }
}
