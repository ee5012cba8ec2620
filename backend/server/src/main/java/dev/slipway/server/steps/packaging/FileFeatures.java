package dev.slipway.server.steps.packaging;

import dev.slipway.host.MachineFiles;
import dev.slipway.server.engine.ActionFailed;
import dev.slipway.server.engine.ActionRun;
import dev.slipway.server.expression.VariableDictionary;
import dev.slipway.server.task.TaskInterrupted;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What changes the files of an extracted package, in the order of R8.11; each piece is done once, also over a restart. */
public final class FileFeatures {
    private static final String SUBSTITUTION = "substitute in files";
    private static final String TRANSFORMS = "configuration transforms";
    private static final String SETTINGS = "configuration variables";
    private static final String STRUCTURED = "structured variables";

    /** The files as they are when a piece begins. */
    public interface FilesNow {
        PackageFiles get() throws IOException;
    }

    private FileFeatures() {}

    /** Whether files may be others than the package brought. */
    public static boolean mayHaveChanged(ActionRun run) {
        return List.of(SUBSTITUTION, TRANSFORMS, SETTINGS, STRUCTURED).stream().anyMatch(run::isDone);
    }

    /** @param directory the root of the package on the machine */
    public static void run(
            ActionRun run, VariableDictionary variables, FilesNow files, MachineFiles machine, String directory)
            throws ActionFailed, TaskInterrupted, IOException {
        if (FileSubstitution.isWanted(run)) {
            run.once(SUBSTITUTION, () -> {
                FileSubstitution.run(run, variables, files.get(), machine, directory);
                return "";
            });
        }
        String transforms = ConfigurationTransforms.isWanted(run)
                ? run.once(
                        TRANSFORMS, () -> ConfigurationTransforms.run(run, variables, files.get(), machine, directory))
                : "";
        if (ConfigurationVariables.isWanted(run)) {
            Set<String> applied = transforms.lines().collect(Collectors.toSet());
            run.once(SETTINGS, () -> {
                ConfigurationVariables.run(run, variables, files.get(), applied, machine, directory);
                return "";
            });
        }
        if (StructuredConfiguration.isWanted(run)) {
            run.once(STRUCTURED, () -> {
                StructuredConfiguration.run(run, variables, files.get(), machine, directory);
                return "";
            });
        }
    }
}
