package dev.slipway.server.steps.deploypackage;

import dev.slipway.host.CachedPackage;
import dev.slipway.host.MachineFiles;
import dev.slipway.server.deployment.PinnedPackage;
import dev.slipway.server.deployment.plan.PlannedAction;
import dev.slipway.server.engine.ActionFailed;
import dev.slipway.server.engine.ActionRun;
import dev.slipway.server.engine.InstalledPackages;
import dev.slipway.server.engine.InstalledPackages.Installation;
import dev.slipway.server.expression.VariableDictionary;
import dev.slipway.server.steps.packaging.AbsoluteDirectory;
import dev.slipway.server.steps.packaging.ArchivedFiles;
import dev.slipway.server.steps.packaging.DerivedArchives;
import dev.slipway.server.steps.packaging.FileFeatures;
import dev.slipway.server.steps.packaging.InstalledFiles;
import dev.slipway.server.steps.packaging.PackageFiles;
import dev.slipway.server.steps.packaging.PackageVariables;
import dev.slipway.server.steps.packaging.PathSegment;
import dev.slipway.server.task.TaskInterrupted;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** One package being deployed on one target, in the order of R8.11. */
final class PackageDeployment {
    private static final String PACKAGE = "Octopus.Action.Package.";
    private static final String CUSTOM_DIRECTORY = PACKAGE + "CustomInstallationDirectory";
    private static final String SKIP_IF_INSTALLED = PACKAGE + "SkipIfAlreadyInstalled";
    private static final String SKIP_JOURNAL = "Octopus.Action.SkipJournal";
    private static final long DEFAULT_FREE_MEGABYTES = 500;

    private final ActionRun run;
    private final PinnedPackage pinned;
    private final ArchivedFiles archived;
    private final StageScripts scripts;

    /** Where the files are that the deployment works on: where they were extracted, later the custom directory. */
    private String directory = "";

    private String extracted = "";

    PackageDeployment(ActionRun run, PinnedPackage pinned, ArchivedFiles archived) {
        this.run = run;
        this.pinned = pinned;
        this.archived = archived;
        this.scripts = new StageScripts(run, archived.paths());
    }

    void carryOut(DerivedArchives archives) throws ActionFailed, TaskInterrupted, IOException {
        Optional<AbsoluteDirectory> custom = customDirectory();
        String applications = Applications.of(
                run.action().location() == PlannedAction.Location.TARGET ? run.machine() : Optional.empty(),
                run.host().facts());
        if (!run.once("already installed", () -> alreadyInstalled(custom)).isEmpty()) {
            return;
        }
        run.once("disk space", () -> requireDiskSpace(applications));
        extracted = run.once("claim", () -> claim(applications));
        directory = extracted;
        run.once("extract", () -> extract(archives, extracted));
        run.once("extraction outputs", this::tellExtraction);
        try {
            conventions(custom);
        } catch (ActionFailed | IOException e) {
            runDeployFailed(e);
            throw e;
        }
        if (!run.flag(SKIP_JOURNAL)) {
            run.once("installed", () -> {
                run.installedPackages().add(pinned, new Installation(extracted, directory));
                return "";
            });
        }
    }

    /**
     * Where the package is, if it need not be installed again (R8.8); empty otherwise. A machine may have been emptied
     * since, and the step may want another directory now.
     */
    private String alreadyInstalled(Optional<AbsoluteDirectory> custom) throws IOException {
        InstalledPackages installed = run.installedPackages();
        if (run.flag(SKIP_IF_INSTALLED) && !run.flag("Octopus.Deployment.ForcePackageRedeployment")) {
            Optional<Installation> before = installed.find(pinned).filter(one -> one.directory()
                    .equals(custom.map(AbsoluteDirectory::path).orElse(one.extractedTo())));
            if (before.isPresent()
                    && run.host().files().stat(before.get().directory()).isPresent()) {
                String there = before.get().directory();
                run.info(pinned.packageId() + " " + pinned.version() + " is already installed in " + there);
                run.setOutput("Package.InstallationDirectoryPath", there, false);
                return there;
            }
        }
        installed.remove(pinned);
        return "";
    }

    private Optional<AbsoluteDirectory> customDirectory() throws ActionFailed {
        String written = run.property(CUSTOM_DIRECTORY);
        return written.isBlank() ? Optional.empty() : Optional.of(AbsoluteDirectory.parse(CUSTOM_DIRECTORY, written));
    }

    /** R8.31. */
    private String requireDiskSpace(String applications) throws ActionFailed, IOException {
        if (run.flag("OctopusSkipFreeDiskSpaceCheck")) {
            return "";
        }
        String override =
                run.property("OctopusFreeDiskSpaceOverrideInMegaBytes").strip();
        if (!override.matches("\\d{0,12}")) {
            throw new ActionFailed(
                    "OctopusFreeDiskSpaceOverrideInMegaBytes is '" + override + "', but must be a number.");
        }
        long needed = override.isEmpty() ? DEFAULT_FREE_MEGABYTES : Long.parseLong(override);
        long free = run.host().files().freeBytes(applications) >> 20;
        if (free < needed) {
            throw new ActionFailed("There are only " + free + " MB free below " + applications + "; a deployment needs "
                    + needed + " MB (OctopusFreeDiskSpaceOverrideInMegaBytes).");
        }
        return "";
    }

    /** Its directory is the deployment's own before anything is in it, so whatever happens next, it is known. */
    private String claim(String applications) throws IOException {
        return run.host()
                .files()
                .claimDirectory(
                        Applications.parent(applications, run.variables(), pinned.packageId()),
                        PathSegment.of(pinned.version()),
                        run.ticket("claim"));
    }

    private String extract(DerivedArchives archives, String place) throws IOException {
        CachedPackage cached = run.host().ensurePackage(archives.of(pinned));
        run.host().files().extract(cached, place);
        run.info("Extracted " + pinned.packageId() + " " + pinned.version() + " to " + place);
        return "";
    }

    private String tellExtraction() throws IOException {
        run.host().forget(run.ticket("claim"));
        run.setOutput("Package.InstallationDirectoryPath", extracted, false);
        run.setOutput(
                "Package.ExtractedFileCount", String.valueOf(archived.paths().size()), false);
        return "";
    }

    private void conventions(Optional<AbsoluteDirectory> custom) throws ActionFailed, TaskInterrupted, IOException {
        runStage(Stage.PRE_DEPLOY);
        if (scripts.isToSkipTheRest()) {
            return;
        }
        FileFeatures.run(run, variables(), this::files, run.host().files(), extracted);
        if (custom.isPresent()) {
            run.once("copy", () -> copy(custom.get()));
            directory = custom.get().path();
        }
        runStage(Stage.DEPLOY);
        runStage(Stage.POST_DEPLOY);
        removeDeployFailed();
    }

    /** The server's own copy of the package, unless the files on the machine may be others by now (R8.17). */
    private PackageFiles files() throws IOException {
        boolean mayDiffer = scripts.haveRun() || FileFeatures.mayHaveChanged(run);
        return mayDiffer ? new InstalledFiles(run.host().files(), extracted, archived) : archived;
    }

    private void runStage(Stage stage) throws ActionFailed, TaskInterrupted, IOException {
        scripts.run(stage, directory, variables());
    }

    /** R8.27, R8.28. */
    private String copy(AbsoluteDirectory custom) throws ActionFailed, IOException {
        boolean isPurged = run.flag(CUSTOM_DIRECTORY + "ShouldBePurgedBeforeDeployment");
        if (custom.isIn(extracted)) {
            throw new ActionFailed(CUSTOM_DIRECTORY + " is '" + custom.path() + "', which lies inside " + extracted
                    + ", where the package was extracted.");
        }
        if (isPurged && new AbsoluteDirectory(extracted).isIn(custom.path())) {
            throw new ActionFailed(
                    CUSTOM_DIRECTORY + " is '" + custom.path() + "' and should be purged, but the package"
                            + " itself was extracted below it, to " + extracted + ".");
        }
        MachineFiles files = run.host().files();
        if (isPurged) {
            List<String> kept = run.property(CUSTOM_DIRECTORY + "PurgeExclusions")
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            files.purge(custom.path(), kept);
            run.verbose("Purged " + custom.path());
        }
        files.copyTree(extracted, custom.path());
        int count = files().paths().size();
        run.info("Copied " + count + " files to " + custom.path());
        run.setOutput("Package.InstallationDirectoryPath", custom.path(), false);
        run.setOutput("Package.CopiedFileCount", String.valueOf(count), false);
        return "";
    }

    /** As they are now, for scripts set output variables. */
    private VariableDictionary variables() {
        var own = new LinkedHashMap<>(PackageVariables.of(run));
        own.put(PACKAGE + "InstallationDirectoryPath", directory);
        own.put("OctopusOriginalPackageDirectoryPath", extracted);
        return run.variables().withAll(own);
    }

    /** What failed stays the reason, whatever this script does. */
    private void runDeployFailed(Exception reason) throws TaskInterrupted {
        try {
            runStage(Stage.DEPLOY_FAILED);
        } catch (ActionFailed | IOException e) {
            run.warn("The DeployFailed script failed too: " + e.getMessage());
            reason.addSuppressed(e);
        }
    }

    private void removeDeployFailed() throws ActionFailed, TaskInterrupted, IOException {
        run.once("remove DeployFailed", () -> scripts.removeUnlessKept(Stage.DEPLOY_FAILED, directory));
    }
}
