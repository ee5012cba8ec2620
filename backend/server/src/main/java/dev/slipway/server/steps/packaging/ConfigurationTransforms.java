package dev.slipway.server.steps.packaging;

import dev.slipway.host.ByteSource;
import dev.slipway.host.FileContent;
import dev.slipway.server.engine.ActionFailed;
import dev.slipway.server.engine.ActionRun;
import dev.slipway.server.expression.VariableDictionary;
import dev.slipway.server.structured.EditableXml;
import dev.slipway.server.structured.MalformedFile;
import dev.slipway.server.transform.ConfigurationTransform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Applies the transform files of a package to its configuration files (R8.26): those that the step lists, then those for {@code Release},
 * the environment and the tenant, each once. The work is done here; the machine only gets the files that have changed, and none when a
 * transform fails.
 */
final class ConfigurationTransforms {
    private static final String FEATURE = "Octopus.Features.ConfigurationTransforms";
    private static final String PROPERTY = "Octopus.Action.Package.";
    private static final String AUTOMATIC = PROPERTY + "AutomaticallyRunConfigurationTransformationFiles";
    private static final String ADDITIONAL = PROPERTY + "AdditionalXmlConfigurationTransforms";
    private static final String IGNORE_ERRORS = PROPERTY + "IgnoreConfigTransformationErrors";
    private static final String WARNINGS_FAIL = PROPERTY + "TreatConfigTransformationWarningsAsErrors";
    private static final String SUPPRESS_LOG = PROPERTY + "SuppressConfigTransformationLogging";

    private final ActionRun run;
    private final PackageFiles from;
    private final Notes notes;
    private final List<TransformPattern> listed;
    private final List<TransformPattern> automatic = new ArrayList<>();

    /** The transforms of each file that has some, in their order. */
    private final Map<String, Set<String>> plan = new LinkedHashMap<>();

    private final Map<String, byte[]> contents = new HashMap<>();
    private final List<FileContent> changed = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private boolean hasWarnings;

    private ConfigurationTransforms(ActionRun run, VariableDictionary variables, PackageFiles from, Notes notes) {
        this.run = run;
        this.from = from;
        this.notes = notes;
        this.listed = TransformPattern.parse(run.property(ADDITIONAL));
        if (run.flag(AUTOMATIC)) {
            automatic.add(new TransformPattern.Beside("Release"));
            for (String name : List.of("Octopus.Environment.Name", "Octopus.Deployment.Tenant.Name")) {
                String value = variables.raw(name);
                if (value != null && !value.isBlank()) {
                    automatic.add(new TransformPattern.Beside(value.strip()));
                }
            }
        }
    }

    /** Whether the action wants it. */
    static boolean isWanted(ActionRun run) {
        return Features.of(run).contains(FEATURE) && hasWork(run);
    }

    static boolean hasWork(ActionRun run) {
        return run.flag(AUTOMATIC) || !run.property(ADDITIONAL).isBlank();
    }

    /**
     * What comes of them.
     *
     * @param changed those of the files that become others
     * @param applied the transform files that were used
     */
    record Transformed(List<FileContent> changed, Set<String> applied) {}

    /** @throws ActionFailed when a file or a transform is malformed, and the step does not take errors for warnings */
    static Transformed transformed(ActionRun run, VariableDictionary variables, PackageFiles from, Notes notes)
            throws ActionFailed, IOException {
        var transforms = new ConfigurationTransforms(run, variables, from, notes);
        transforms.makePlan();
        transforms.apply();
        var applied = new TreeSet<String>();
        transforms.plan.values().forEach(applied::addAll);
        return new Transformed(transforms.changed, applied);
    }

    private void makePlan() throws IOException {
        List<String> paths = from.paths().stream().sorted().toList();
        var files = new HashMap<String, String>();
        paths.forEach(path -> files.putIfAbsent(path.toLowerCase(Locale.ROOT), path));
        for (TransformPattern pattern : listed) {
            boolean isUsed = false;
            for (String path : paths) {
                if (pattern instanceof TransformPattern.Listed || isConfiguration(path)) {
                    isUsed |= !planned(path, pattern, files).isEmpty();
                }
            }
            if (!isUsed) {
                warn("The transform " + pattern + " is not applied, for the package has no files for it.");
            }
        }
        for (String path : paths) {
            if (isConfiguration(path)) {
                automatic.forEach(pattern -> planned(path, pattern, files));
            }
        }
    }

    private List<String> planned(String path, TransformPattern pattern, Map<String, String> files) {
        List<String> transforms = pattern.transformsOf(path, files);
        if (!transforms.isEmpty()) {
            plan.computeIfAbsent(path, unused -> new LinkedHashSet<>()).addAll(transforms);
        }
        return transforms;
    }

    private static boolean isConfiguration(String path) {
        return path.toLowerCase(Locale.ROOT).endsWith(".config");
    }

    private void apply() throws ActionFailed, IOException {
        var wanted = new TreeSet<>(plan.keySet());
        plan.values().forEach(wanted::addAll);
        from.read(List.copyOf(wanted), contents::put);
        for (Map.Entry<String, Set<String>> one : new LinkedHashMap<>(plan).entrySet()) {
            apply(one.getKey(), one.getValue());
        }
        if (!errors.isEmpty() && !run.flag(IGNORE_ERRORS)) {
            throw new ActionFailed(String.join("\n", errors));
        }
        errors.forEach(notes::warn);
        boolean warningsFail = !run.property(WARNINGS_FAIL).strip().equalsIgnoreCase("false");
        if (hasWarnings && warningsFail && !run.flag(IGNORE_ERRORS)) {
            throw new ActionFailed("Transforms of configuration files have warnings, which fail the step unless "
                    + WARNINGS_FAIL + " is False.");
        }
    }

    private void apply(String path, Set<String> transforms) throws IOException {
        byte[] before = contents.get(path);
        if (before == null) {
            return; // it went away between the listing and the reading
        }
        EditableXml file;
        try {
            file = EditableXml.read(before);
        } catch (MalformedFile e) {
            errors.add(path + " is not XML (" + e.getMessage() + ")");
            return;
        }
        try {
            for (String transform : transforms) {
                apply(transform, path, file);
            }
            byte[] after = file.content();
            if (after != before) {
                contents.put(path, after);
                changed.add(new FileContent(path, from.isExecutable(path), ByteSource.of(after)));
            }
        } catch (IOException e) {
            errors.add(path + " cannot be transformed: " + e.getMessage());
        }
    }

    private void apply(String transform, String path, EditableXml file) throws IOException {
        byte[] content = contents.get(transform);
        if (content == null) {
            return;
        }
        try {
            for (String warning : ConfigurationTransform.parse(content).applyTo(file)) {
                warn(transform + ", " + warning + " in " + path);
            }
            if (!run.flag(SUPPRESS_LOG)) {
                notes.verbose("Transformed " + path + " by " + transform);
            }
        } catch (MalformedFile e) {
            errors.add(transform + ", " + e.getMessage());
        }
    }

    private void warn(String text) {
        hasWarnings = true;
        notes.warn(text);
    }
}
