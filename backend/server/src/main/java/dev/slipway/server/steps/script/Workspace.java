package dev.slipway.server.steps.script;

import dev.slipway.api.PackageReference;
import dev.slipway.host.ByteSource;
import dev.slipway.host.CachedPackage;
import dev.slipway.host.MachineFiles;
import dev.slipway.host.PackageContent;
import dev.slipway.host.ScriptHost;
import dev.slipway.host.Ticket;
import dev.slipway.server.deployment.PinnedPackage;
import dev.slipway.server.engine.ActionFailed;
import dev.slipway.server.engine.ActionRun;
import dev.slipway.server.steps.packaging.AdaptedFiles;
import dev.slipway.server.steps.packaging.DerivedArchives;
import dev.slipway.server.steps.packaging.PackageVariables;
import dev.slipway.server.steps.packaging.PathSegment;
import dev.slipway.server.task.TaskInterrupted;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The working directory of a script with packages: the primary package, if it holds the script, is its content, and the named ones
 * lie in it (R5.27, R8.5).
 */
final class Workspace {
    private final ActionRun run;
    private final DerivedArchives archives;
    private final Ticket claim;
    private final Map<String, String> variables;
    private String directory = "";

    Workspace(ActionRun run, DerivedArchives archives) {
        this.run = run;
        this.archives = archives;
        this.claim = run.ticket("workspace");
        this.variables = new LinkedHashMap<>(PackageVariables.of(run));
    }

    String directory() {
        return directory;
    }

    /** What scripts know of the packages. */
    Map<String, String> variables() {
        return variables;
    }

    /** @param isScriptInPackage whether the primary package is to be extracted */
    void fill(boolean isScriptInPackage) throws ActionFailed, TaskInterrupted, IOException {
        ScriptHost host = run.host();
        directory = run.once(
                "workspace", () -> host.files().claimDirectory(host.facts().root() + "/work", claim.id(), claim));
        for (PinnedPackage pinned : run.packages()) {
            if (!pinned.referenceName().isEmpty()) {
                bring(pinned);
            } else if (isScriptInPackage) {
                run.once("extract", () -> extract(pinned, directory));
            }
        }
        if (isScriptInPackage) {
            PinnedPackage primary = run.pinnedPackage("")
                    .orElseThrow(() -> new ActionFailed("The script should be in a package, but the step has none."));
            if (AdaptedFiles.areWanted(run)) {
                run.once("adapt", () -> adapt(primary));
            }
        }
    }

    private String adapt(PinnedPackage primary) throws ActionFailed, IOException {
        AdaptedFiles.of(run, run.variables().withAll(variables), archives.files(primary))
                .writeTo(run.host().files(), directory);
        return "";
    }

    private void bring(PinnedPackage pinned) throws ActionFailed, TaskInterrupted, IOException {
        PackageReference reference = run.action().action().packages().stream()
                .filter(known -> known.name().equalsIgnoreCase(pinned.referenceName()))
                .findFirst()
                .orElseThrow(() -> new ActionFailed("The step does not name the package " + pinned.referenceName()));
        if (reference.acquisitionLocation().equalsIgnoreCase("NotAcquired")) {
            return;
        }
        if (reference.properties().getOrDefault("Extract", "").equalsIgnoreCase("True")) {
            String place = directory + "/" + PathSegment.of(pinned.referenceName());
            run.once("extract " + pinned.referenceName(), () -> extract(pinned, place));
            variables.put(PackageVariables.name(pinned, "ExtractedPath"), place);
        } else {
            String fileName = PackageVariables.fileName(pinned);
            String place = directory + "/" + fileName;
            run.once("place " + pinned.referenceName(), () -> place(pinned, place));
            variables.put(PackageVariables.name(pinned, "OriginalPath"), place);
            variables.put(PackageVariables.name(pinned, "PackageFilePath"), place);
            variables.put(PackageVariables.name(pinned, "PackageFileName"), fileName);
        }
    }

    private String extract(PinnedPackage pinned, String place) throws IOException {
        run.host().files().extract(archives.of(pinned), place);
        return "";
    }

    private String place(PinnedPackage pinned, String place) throws IOException {
        MachineFiles files = run.host().files();
        CachedPackage cached = run.host()
                .ensurePackage(new PackageContent(
                        pinned.sha256().hex(), ByteSource.of(run.blobs().path(pinned.sha256()))));
        files.place(cached, place);
        return "";
    }

    /** A directory that cannot be removed does not change how the script ended. */
    void remove() {
        try {
            if (!directory.isEmpty()) {
                run.host().files().delete(directory);
                run.host().forget(claim);
            }
        } catch (IOException e) {
            run.verbose("The working directory " + directory + " could not be removed: " + e.getMessage());
        }
    }
}
