package dev.slipway.ci;

import dev.slipway.ci.CiFailure.Reason;
import dev.slipway.client.PackageFileName;
import dev.slipway.packing.FilePattern;
import dev.slipway.packing.FileSearch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which files a push is about. */
final class PackageFiles {
    private final BuildLog log;

    PackageFiles(BuildLog log) {
        this.log = log;
    }

    /** Each once, in the order of their names; the server is not asked. */
    List<Path> of(PushRequest request, Path directory) {
        List<FilePattern> excludes = request.excludes().stream()
                .map(text -> text.startsWith("**") ? FilePattern.of(text) : FilePattern.under(directory, text))
                .toList();
        Set<Path> found = new LinkedHashSet<>();
        List<String> idle = new ArrayList<>();
        for (String text : request.packagePaths()) {
            List<Path> matching = find(FilePattern.under(directory, text), excludes);
            found.addAll(matching);
            if (matching.isEmpty()) {
                idle.add("'" + text + "'");
            }
        }
        if (!idle.isEmpty()) {
            String message = "No file in " + directory + " matches " + String.join(", ", idle)
                    + (excludes.isEmpty() ? "" : " without what is excluded");
            if (request.failIfNoMatch()) {
                throw new CiFailure(Reason.INPUT, message);
            }
            log.warning("Slipway: " + message);
        }
        refuseOthers(found);
        return found.stream()
                .sorted(Comparator.comparing(Path::getFileName).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static List<Path> find(FilePattern include, List<FilePattern> excludes) {
        try {
            return FileSearch.find(include, excludes);
        } catch (IOException e) {
            throw new CiFailure(Reason.FAULT, "The files that match " + include + " cannot be listed: " + e, e);
        }
    }

    private static void refuseOthers(Set<Path> files) {
        for (Path file : files) {
            if (!PackageFileName.canBePushed(String.valueOf(file.getFileName()))) {
                throw new CiFailure(
                        Reason.INPUT,
                        file + " is not named as a package, such as Acme.Web.1.4.0.zip; exclude it, or rename it");
            }
        }
    }
}
