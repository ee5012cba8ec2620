package dev.slipway.server.steps.deploypackage;

import dev.slipway.host.MachineFiles;
import dev.slipway.host.MachineLinks;
import dev.slipway.server.engine.ActionFailed;
import dev.slipway.server.engine.ActionRun;
import dev.slipway.server.steps.packaging.AbsoluteDirectory;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The directory that a step wants its files in (R8.27, R8.28). One that is real gets copies. One that is a link to a version gets, with the
 * new version, what copying would have left in it: without a purge all files that are not in the package, with one those that the
 * exclusions name.
 */
final class CustomDirectory {
    private static final String PROPERTY = "Octopus.Action.Package.CustomInstallationDirectory";
    private static final int MOST_NAMED = 5;

    private final ActionRun run;
    private final AbsoluteDirectory path;
    private final boolean isPurged;
    private final List<String> exclusions;

    private CustomDirectory(ActionRun run, AbsoluteDirectory path) {
        this.run = run;
        this.path = path;
        this.isPurged = run.flag(PROPERTY + "ShouldBePurgedBeforeDeployment");
        this.exclusions = run.property(PROPERTY + "PurgeExclusions")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** @throws ActionFailed when what the step says cannot be meant */
    static Optional<CustomDirectory> of(ActionRun run) throws ActionFailed {
        String written = run.property(PROPERTY);
        return written.isBlank()
                ? Optional.empty()
                : Optional.of(new CustomDirectory(run, AbsoluteDirectory.parse(PROPERTY, written)));
    }

    AbsoluteDirectory path() {
        return path;
    }

    /** @throws ActionFailed when it and the directory of the version are in each other's way */
    void requireApart(String extracted) throws ActionFailed {
        if (path.isIn(extracted)) {
            throw new ActionFailed(PROPERTY + " is '" + path.path() + "', which lies inside " + extracted
                    + ", where the package was extracted.");
        }
        if (isPurged && new AbsoluteDirectory(extracted).isIn(path.path())) {
            throw new ActionFailed(PROPERTY + " is '" + path.path() + "' and should be purged, but the package itself"
                    + " was extracted below it, to " + extracted + ".");
        }
    }

    void copyFrom(String extracted) throws IOException {
        MachineFiles files = run.host().files();
        if (isPurged) {
            files.purge(path.path(), exclusions);
            run.verbose("Purged " + path.path());
        }
        files.copyTree(extracted, path.path());
    }

    /**
     * Carries over what the link leads to so far.
     *
     * @param packaged the files of the package, which stay as the package has them
     * @param isEarlier whether {@code to} was in use before, and has files of that time
     */
    void carryOver(String from, String to, Set<String> packaged, boolean isEarlier) throws IOException {
        MachineLinks links = run.host().links();
        if (from.equals(to) || run.host().files().stat(from).isEmpty()) {
            return;
        }
        List<String> paths = isPurged ? links.kept(from, exclusions, packaged) : List.of(".");
        if (paths.isEmpty()) {
            return;
        }
        List<String> copied = links.carry(from, to, paths, isPurged && isEarlier);
        run.verbose("Carried over from " + from + ": "
                + (isPurged ? String.join(", ", paths) : "all files that the package does not have"));
        if (!copied.isEmpty()) {
            run.warn(copied.size() + " kept files could not be linked and were copied, so the application that wrote"
                    + " them may not be allowed to change them any more: "
                    + String.join(", ", copied.subList(0, Math.min(MOST_NAMED, copied.size()))));
        }
    }
}
