package dev.slipway.server.steps.packaging;

import dev.slipway.host.ByteSource;
import dev.slipway.host.FileContent;
import dev.slipway.server.engine.ActionFailed;
import dev.slipway.server.engine.ActionRun;
import dev.slipway.server.expression.VariableDictionary;
import dev.slipway.server.structured.ConfigurationFile;
import dev.slipway.server.structured.Edited;
import dev.slipway.server.structured.MalformedFile;
import dev.slipway.server.structured.StructuredVariables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Gives the application settings and connection strings in a package's {@code *.config} files the values of the variables that are called
 * as they are (R8.25). The work is done here; the machine only gets the files that have changed, and none when one of them is malformed.
 */
final class ConfigurationVariables {
    private static final String FEATURE = "Octopus.Features.ConfigurationVariables";
    private static final String PROPERTY = "Octopus.Action.Package.";

    private final ActionRun run;
    private final StructuredVariables variables;
    private final PackageFiles from;
    private final Notes notes;
    private final List<FileContent> changed = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    private ConfigurationVariables(ActionRun run, VariableDictionary variables, PackageFiles from, Notes notes) {
        this.run = run;
        this.variables = StructuredConfiguration.naming(variables);
        this.from = from;
        this.notes = notes;
    }

    /** Whether the action wants it. */
    static boolean isWanted(ActionRun run) {
        return Features.of(run).contains(FEATURE) && hasWork(run);
    }

    static boolean hasWork(ActionRun run) {
        return run.flag(PROPERTY + "AutomaticallyUpdateAppSettingsAndConnectionStrings");
    }

    /**
     * Those of the files that become others.
     *
     * @param transforms files that are no configuration but say how to change one, and stay as they are
     * @throws ActionFailed when a file is malformed, and the step does not take errors for warnings
     */
    static List<FileContent> changes(
            ActionRun run, VariableDictionary variables, PackageFiles from, Set<String> transforms, Notes notes)
            throws ActionFailed, IOException {
        return new ConfigurationVariables(run, variables, from, notes).changed(transforms);
    }

    private List<FileContent> changed(Set<String> transforms) throws ActionFailed, IOException {
        List<String> paths = from.paths().stream()
                .filter(path -> path.toLowerCase(Locale.ROOT).endsWith(".config") && !transforms.contains(path))
                .toList();
        from.read(paths, this::edit);
        if (!errors.isEmpty() && !run.flag(PROPERTY + "IgnoreVariableReplacementErrors")) {
            throw new ActionFailed(String.join("\n", errors));
        }
        errors.forEach(notes::warn);
        return changed;
    }

    private void edit(String path, byte[] content) {
        try {
            Edited edited = ConfigurationFile.edit(content, variables);
            edited.warnings().forEach(warning -> notes.warn(path + ": " + warning));
            if (!edited.replaced().isEmpty()) {
                notes.verbose("Replaced settings in " + path + ": " + String.join(", ", edited.replaced()));
            }
            if (edited.content() != content) {
                changed.add(new FileContent(path, from.isExecutable(path), ByteSource.of(edited.content())));
            }
        } catch (MalformedFile e) {
            errors.add(path + " is not XML (" + e.getMessage() + ")");
        } catch (IOException e) {
            errors.add(path + ": " + e.getMessage());
        }
    }
}
