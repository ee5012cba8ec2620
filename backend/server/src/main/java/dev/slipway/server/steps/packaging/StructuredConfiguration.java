package dev.slipway.server.steps.packaging;

import dev.slipway.host.ByteSource;
import dev.slipway.host.FileContent;
import dev.slipway.server.archive.FileGlobs;
import dev.slipway.server.engine.ActionFailed;
import dev.slipway.server.engine.ActionRun;
import dev.slipway.server.expression.Evaluated;
import dev.slipway.server.expression.Expressions;
import dev.slipway.server.expression.VariableDictionary;
import dev.slipway.server.structured.Edited;
import dev.slipway.server.structured.MalformedFile;
import dev.slipway.server.structured.StructuredFile;
import dev.slipway.server.structured.StructuredVariables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Replaces values in the JSON, YAML, XML and properties files of a package by the variables that name their places (R8.19 to R8.24). The
 * work is done here; the machine only gets the files that have changed, and none when one of them cannot be read.
 */
final class StructuredConfiguration {
    private static final String FEATURE = "Octopus.Features.JsonConfigurationVariables";
    private static final String TARGETS = "Octopus.Action.Package.JsonConfigurationVariablesTargets";

    private final ActionRun run;
    private final StructuredVariables variables;
    private final PackageFiles from;
    private final Notes notes;
    private final List<FileContent> changed = new ArrayList<>();
    private final List<String> malformed = new ArrayList<>();

    private StructuredConfiguration(ActionRun run, VariableDictionary variables, PackageFiles from, Notes notes) {
        this.run = run;
        this.variables = naming(variables);
        this.from = from;
        this.notes = notes;
    }

    /** Whether the action wants it. */
    static boolean isWanted(ActionRun run) {
        return Features.of(run).contains(FEATURE) && !run.property(TARGETS).isBlank();
    }

    /**
     * Those of the files that the action names that become others.
     *
     * @throws ActionFailed when one of them is of no format, with the place of the first mistake
     */
    static List<FileContent> changes(ActionRun run, VariableDictionary variables, PackageFiles from, Notes notes)
            throws ActionFailed, IOException {
        return new StructuredConfiguration(run, variables, from, notes).changes();
    }

    /** The variables by the places that they name, evaluated when a file has one. */
    static StructuredVariables naming(VariableDictionary variables) {
        return new StructuredVariables(variables.names(), name -> value(name, variables));
    }

    private static Optional<String> value(String name, VariableDictionary variables) {
        Evaluated evaluated = Expressions.evaluate(String.valueOf(variables.raw(name)), variables);
        return evaluated.isNull() ? Optional.empty() : Optional.of(evaluated.text());
    }

    private List<FileContent> changes() throws ActionFailed, IOException {
        String patterns = run.property(TARGETS);
        List<String> paths = from.paths();
        for (String pattern : FileGlobs.split(patterns)) {
            FileGlobs single = FileGlobs.parse(pattern);
            if (paths.stream().noneMatch(single::matches)) {
                notes.warn("No file matches " + pattern + ", in which variables should replace values.");
            }
        }
        from.read(paths.stream().filter(FileGlobs.parse(patterns)::matches).toList(), this::edit);
        if (!malformed.isEmpty()) {
            throw new ActionFailed(String.join("\n", malformed));
        }
        return changed;
    }

    private void edit(String path, byte[] content) throws IOException {
        try {
            Edited edited = StructuredFile.edit(path, content, variables);
            edited.warnings().forEach(warning -> notes.warn(path + ": " + warning));
            notes.verbose(
                    edited.replaced().isEmpty()
                            ? "No variable names a value in " + path
                            : "Replaced values in " + path + ": " + String.join(", ", edited.replaced()));
            if (edited.content() != content) {
                changed.add(new FileContent(path, from.isExecutable(path), ByteSource.of(edited.content())));
            }
        } catch (MalformedFile e) {
            malformed.add(e.getMessage());
        }
    }
}
