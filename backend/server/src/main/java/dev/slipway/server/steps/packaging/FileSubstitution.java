package dev.slipway.server.steps.packaging;

import dev.slipway.host.ByteSource;
import dev.slipway.host.FileContent;
import dev.slipway.server.archive.DecodedText;
import dev.slipway.server.archive.FileGlobs;
import dev.slipway.server.archive.TextEncoding;
import dev.slipway.server.archive.TextFiles;
import dev.slipway.server.engine.ActionFailed;
import dev.slipway.server.engine.ActionRun;
import dev.slipway.server.expression.Evaluated;
import dev.slipway.server.expression.Expressions;
import dev.slipway.server.expression.VariableDictionary;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the expressions in text files of a package (R8.17, R8.18).
 */
final class FileSubstitution {
    private static final String FEATURE = "Octopus.Features.SubstituteInFiles";
    private static final String PROPERTY = "Octopus.Action.SubstituteInFiles.";
    private static final int LARGEST_FILE = 64 << 20;

    private final ActionRun run;
    private final VariableDictionary variables;
    private final PackageFiles from;
    private final Notes notes;
    private final @Nullable Charset outputEncoding;
    private final List<FileContent> changed = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private FileSubstitution(ActionRun run, VariableDictionary variables, PackageFiles from, Notes notes)
            throws ActionFailed {
        this.run = run;
        this.variables = variables;
        this.from = from;
        this.notes = notes;
        this.outputEncoding = outputEncoding(run.property(PROPERTY + "OutputEncoding"));
    }

    /** Whether the action wants it. */
    static boolean isWanted(ActionRun run) {
        return Features.of(run).contains(FEATURE)
                && !run.property(PROPERTY + "TargetFiles").isBlank();
    }

    /**
     * The files that become others.
     *
     * @throws ActionFailed when an expression has no value and the deployment is to fail then
     */
    static List<FileContent> changes(ActionRun run, VariableDictionary variables, PackageFiles from, Notes notes)
            throws ActionFailed, IOException {
        return new FileSubstitution(run, variables, from, notes).changes();
    }

    static void refuseTooLarge(String path, long size) throws IOException {
        if (size > LARGEST_FILE) {
            throw new IOException(path + " has " + size + " bytes; variables are substituted in files of up to "
                    + LARGEST_FILE + " bytes.");
        }
    }

    private static @Nullable Charset outputEncoding(String name) throws ActionFailed {
        if (name.isBlank()) {
            return null;
        }
        try {
            return Charset.forName(name.strip());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new ActionFailed(
                    PROPERTY + "OutputEncoding is '" + name + "', which is not the name of an encoding, such as utf-8.",
                    e);
        }
    }

    private List<FileContent> changes() throws ActionFailed, IOException {
        String patterns = run.property(PROPERTY + "TargetFiles");
        List<String> paths = from.paths();
        boolean isTold =
                !run.property(PROPERTY + "EnableNoMatchWarning").strip().equalsIgnoreCase("false");
        for (String pattern : FileGlobs.split(patterns)) {
            FileGlobs single = FileGlobs.parse(pattern);
            if (isTold && paths.stream().noneMatch(single::matches)) {
                notes.warn("No file matches " + pattern + ", in which variables should be substituted.");
            }
        }
        from.read(paths.stream().filter(FileGlobs.parse(patterns)::matches).toList(), this::substitute);
        if (!problems.isEmpty() && run.flag("OctopusShouldFailDeploymentOnSubstitutionFails")) {
            throw new ActionFailed(String.join("\n", problems));
        }
        problems.forEach(notes::warn);
        return changed;
    }

    private void substitute(String path, byte[] content) throws IOException {
        Optional<DecodedText> decoded = TextFiles.decode(content);
        if (decoded.isEmpty()) {
            notes.warn(path + " is not a text file; it stays as it is.");
            return;
        }
        Evaluated evaluated = Expressions.evaluateLeniently(decoded.get().text(), variables);
        evaluated.errors().forEach(error -> problems.add(path + ": " + error));
        evaluated.unresolved().forEach(token -> problems.add(path + ": there is no variable for " + token));
        byte[] after = TextFiles.encode(evaluated.text(), encoding(decoded.get().encoding()));
        if (!Arrays.equals(content, after)) {
            notes.verbose("Substituted variables in " + path);
            changed.add(new FileContent(path, from.isExecutable(path), ByteSource.of(after)));
        }
    }

    private TextEncoding encoding(TextEncoding own) {
        return outputEncoding == null || outputEncoding.equals(own.charset())
                ? own
                : new TextEncoding(
                        outputEncoding,
                        own.byteOrderMark() && outputEncoding.name().startsWith("UTF"));
    }
}
