package dev.slipway.server.steps.packaging;

import dev.slipway.host.ByteSource;
import dev.slipway.host.FileContent;
import dev.slipway.host.MachineFiles;
import dev.slipway.server.engine.ActionFailed;
import dev.slipway.server.engine.ActionRun;
import dev.slipway.server.expression.VariableDictionary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files of a package as an action's features change them, in the order of R8.11. The work is
 * done here; a machine only gets the files that have changed.
 */
public final class AdaptedFiles implements PackageFiles {
    private final PackageFiles before;
    private final Map<String, FileContent> changed = new TreeMap<>();

    private AdaptedFiles(PackageFiles before) {
        this.before = before;
    }

    /** Whether the action changes any files. */
    public static boolean areWanted(ActionRun run) {
        return FileSubstitution.isWanted(run)
                || ConfigurationTransforms.isWanted(run)
                || ConfigurationVariables.isWanted(run)
                || StructuredConfiguration.isWanted(run);
    }

    /**
     * @param before the files as the features find them
     * @throws ActionFailed when a file cannot be changed as the action asks, and that is to be a failure
     */
    public static AdaptedFiles of(ActionRun run, VariableDictionary variables, PackageFiles before)
            throws ActionFailed, IOException {
        return of(run, variables, before, Notes.to(run));
    }

    /** The same without a word in the log, to see what would come of it. */
    public static AdaptedFiles quietly(ActionRun run, VariableDictionary variables, PackageFiles before)
            throws ActionFailed, IOException {
        return of(run, variables, before, Notes.NONE);
    }

    private static AdaptedFiles of(ActionRun run, VariableDictionary variables, PackageFiles before, Notes notes)
            throws ActionFailed, IOException {
        var adapted = new AdaptedFiles(before);
        if (FileSubstitution.isWanted(run)) {
            adapted.add(FileSubstitution.changes(run, variables, adapted, notes));
        }
        Set<String> transforms = Set.of();
        if (ConfigurationTransforms.isWanted(run)) {
            var transformed = ConfigurationTransforms.transformed(run, variables, adapted, notes);
            adapted.add(transformed.changed());
            transforms = transformed.applied();
        }
        if (ConfigurationVariables.isWanted(run)) {
            adapted.add(ConfigurationVariables.changes(run, variables, adapted, transforms, notes));
        }
        if (StructuredConfiguration.isWanted(run)) {
            adapted.add(StructuredConfiguration.changes(run, variables, adapted, notes));
        }
        return adapted;
    }

    private void add(List<FileContent> files) {
        files.forEach(file -> changed.put(file.path(), file));
    }

    /** @param directory that has the files as they were before */
    public void writeTo(MachineFiles machine, String directory) throws IOException {
        if (!changed.isEmpty()) {
            machine.write(directory, List.copyOf(changed.values()));
        }
    }

    /** Differs when a changed file differs. It tells about what is in them, secrets included, to who can guess it. */
    public String digest() throws IOException {
        MessageDigest digest = sha256();
        for (FileContent file : changed.values()) {
            digest.update((file.path() + '\0' + file.content().size() + '\0').getBytes(StandardCharsets.UTF_8));
            digest.update(bytes(file.content()));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new LinkageError("Every Java has SHA-256", e);
        }
    }

    private static byte[] bytes(ByteSource content) throws IOException {
        try (InputStream in = content.open()) {
            return in.readAllBytes();
        }
    }

    @Override
    public List<String> paths() throws IOException {
        return before.paths();
    }

    @Override
    public boolean isExecutable(String path) {
        return before.isExecutable(path);
    }

    @Override
    public void read(List<String> paths, Content each) throws IOException {
        var unchanged = new ArrayList<String>();
        for (String path : paths) {
            if (changed.containsKey(path)) {
                each.take(path, bytes(changed.get(path).content()));
            } else {
                unchanged.add(path);
            }
        }
        if (!unchanged.isEmpty()) {
            before.read(unchanged, each);
        }
    }
}
