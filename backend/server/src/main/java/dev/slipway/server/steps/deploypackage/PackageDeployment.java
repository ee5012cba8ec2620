package dev.slipway.server.steps.deploypackage;

import dev.slipway.host.PackageTree;
import dev.slipway.host.Ticket;
import dev.slipway.server.deployment.PinnedPackage;
import dev.slipway.server.deployment.SystemVariables;
import dev.slipway.server.deployment.plan.PlannedAction;
import dev.slipway.server.engine.ActionFailed;
import dev.slipway.server.engine.ActionRun;
import dev.slipway.server.engine.InstalledPackages;
import dev.slipway.server.expression.VariableDictionary;
import dev.slipway.server.installation.Installation;
import dev.slipway.server.steps.packaging.AdaptedFiles;
import dev.slipway.server.steps.packaging.ArchivedFiles;
import dev.slipway.server.steps.packaging.DerivedArchives;
import dev.slipway.server.steps.packaging.InstalledFiles;
import dev.slipway.server.steps.packaging.PackageFiles;
import dev.slipway.server.steps.packaging.PathSegment;
import dev.slipway.server.task.TaskInterrupted;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One package being deployed on one target, in the order of R8.11. What is deployed becomes what is in use after the Deploy scripts and
 * before the PostDeploy scripts, where Octopus points IIS to the new directory.
 */
final class PackageDeployment {
    private static final String SKIP_IF_INSTALLED = "Octopus.Action.Package.SkipIfAlreadyInstalled";
    private static final String SKIP_JOURNAL = "Octopus.Action.SkipJournal";
    private static final long DEFAULT_FREE_MEGABYTES = 500;

    private final ActionRun run;
    private final PinnedPackage pinned;
    private final ArchivedFiles archived;
    private final StageScripts scripts;
    private final Optional<CustomDirectory> custom;

    /** Where the files are that the deployment works on: where they were extracted, later the custom directory. */
    private String directory = "";

    private String extracted = "";

    /** @throws ActionFailed when what the step says cannot be meant */
    PackageDeployment(ActionRun run, PinnedPackage pinned, ArchivedFiles archived) throws ActionFailed {
        this.run = run;
        this.pinned = pinned;
        this.archived = archived;
        this.scripts = new StageScripts(run, archived.paths());
        this.custom = CustomDirectory.of(run);
    }

    void carryOut(DerivedArchives archives) throws ActionFailed, TaskInterrupted, IOException {
        String applications = Applications.of(
                run.action().location() == PlannedAction.Location.TARGET ? run.machine() : Optional.empty(),
                run.host().facts());
        String parent = Applications.parent(applications, run.variables(), pinned.packageId());
        Activation activation = Activation.begin(run, parent, custom.map(CustomDirectory::path));
        Reuse reuse =
                Reuse.read(run.once("reuse", () -> reuse(activation, parent).written()));
        if (reuse.isInstalled()) {
            return;
        }
        if (reuse.isEarlier()) {
            extracted = reuse.directory();
        } else {
            run.once("disk space", () -> requireDiskSpace(applications));
            extracted = run.once("claim", () -> claim(parent));
        }
        directory = extracted;
        String entry = run.flag(SKIP_JOURNAL)
                ? ""
                : run.once(
                        "journal", () -> String.valueOf(run.installedPackages().begin(pinned, extracted)));
        try {
            if (!reuse.isEarlier()) {
                run.once("extract", () -> extract(archives, extracted));
            }
            run.once("extraction outputs", this::tellExtraction);
            conventions(activation, reuse);
        } catch (ActionFailed | IOException e) {
            activation.putBack();
            directory = activation.isCopied() ? directory : extracted;
            runDeployFailed(e);
            throw e;
        } catch (TaskInterrupted e) {
            if (e.reason() == TaskInterrupted.Reason.CANCELLED) {
                activation.putBack();
            }
            throw e;
        }
        if (!entry.isEmpty()) {
            run.once("installed", () -> noteSuccess(Long.parseLong(entry), reuse));
            run.once("retention", () -> {
                TargetRetention.apply(run);
                return "";
            });
        }
    }

    /** What of an earlier installation serves again. A machine may have been emptied since, and the step may want another directory now. */
    private Reuse reuse(Activation activation, String parent) throws IOException {
        if (run.flag("Octopus.Deployment.ForcePackageRedeployment")) {
            return Reuse.NOTHING;
        }
        InstalledPackages journal = run.installedPackages();
        boolean isInstalled = false;
        if (run.flag(SKIP_IF_INSTALLED)) {
            Optional<Installation> before = journal.newest(pinned)
                    .filter(Installation::isSuccessful)
                    .filter(one -> one.directory()
                            .equals(custom.map(wanted -> wanted.path().path()).orElse(one.extractedTo())));
            isInstalled = before.isPresent()
                    && run.host().files().stat(before.get().extractedTo()).isPresent();
            if (isInstalled
                    && (before.get().seal().isEmpty()
                            || activation.isAlready(before.get().extractedTo()))) {
                String there = before.get().directory();
                run.info(pinned.packageId() + " " + pinned.version() + " is already installed in " + there);
                run.setOutput("Package.InstallationDirectoryPath", there, false);
                return Reuse.installed(there);
            }
        }
        if (!isInstalled && !run.flag(SystemVariables.IS_ROLLBACK)) {
            return Reuse.NOTHING;
        }
        Optional<Installation> earlier = new EarlierInstallation(run, pinned, archived).find(parent);
        earlier.ifPresent(one -> run.info(pinned.packageId() + " " + pinned.version() + " is still in "
                + one.extractedTo() + "; nothing is transferred."));
        return earlier.map(Reuse::earlier).orElse(Reuse.NOTHING);
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
    private String claim(String parent) throws IOException {
        return run.host().files().claimDirectory(parent, PathSegment.of(pinned.version()), seal());
    }

    private Ticket seal() {
        return run.ticket("claim");
    }

    private String extract(DerivedArchives archives, String place) throws IOException {
        PackageTree tree = archives.of(pinned);
        long sent = run.host().files().extract(tree, place);
        run.verbose("Sent " + sent + " bytes; the machine had the rest");
        run.info("Extracted " + pinned.packageId() + " " + pinned.version() + " to " + place);
        return "";
    }

    private String tellExtraction() throws IOException {
        run.host().forget(seal());
        run.setOutput("Package.InstallationDirectoryPath", extracted, false);
        run.setOutput(
                "Package.ExtractedFileCount", String.valueOf(archived.paths().size()), false);
        return "";
    }

    private void conventions(Activation activation, Reuse reuse) throws ActionFailed, TaskInterrupted, IOException {
        if (custom.isPresent()) {
            custom.get().requireApart(extracted);
        }
        if (reuse.isEarlier()) {
            run.once("bring scripts", () -> bringScripts(activation));
        } else {
            runStage(Stage.PRE_DEPLOY);
            if (scripts.isToSkipTheRest()) {
                return;
            }
            run.once("adapt", this::adapt);
        }
        if (custom.isPresent()) {
            run.once("custom directory", () -> fill(custom.get(), activation, reuse));
        }
        if (activation.isCopied()) {
            directory = custom.get().path().path();
        }
        if (!reuse.isEarlier() || activation.isCopied()) {
            runStage(Stage.DEPLOY);
        }
        if (!scripts.isToSkipTheRest()) {
            activation.switchTo(extracted, reuse.isEarlier() ? reuse.seal() : seal());
            directory = custom.map(wanted -> wanted.path().path()).orElse(extracted);
            runStage(Stage.POST_DEPLOY);
        }
        removeDeployFailed();
    }

    /** Scripts were removed when they had run; those that run again come from the server's copy of the package. */
    private String bringScripts(Activation activation) throws ActionFailed, IOException {
        PackageFiles from = AdaptedFiles.areWanted(run) ? AdaptedFiles.quietly(run, variables(), archived) : archived;
        scripts.bring(
                activation.isCopied()
                        ? List.of(Stage.DEPLOY, Stage.POST_DEPLOY, Stage.DEPLOY_FAILED)
                        : List.of(Stage.POST_DEPLOY, Stage.DEPLOY_FAILED),
                from,
                extracted);
        return "";
    }

    /** @return the fingerprint of the files that were changed, as they are when no script has changed them first */
    private String adapt() throws ActionFailed, IOException {
        if (!AdaptedFiles.areWanted(run)) {
            return "";
        }
        AdaptedFiles adapted = AdaptedFiles.of(run, variables(), files());
        adapted.writeTo(run.host().files(), extracted);
        AdaptedFiles ofPackage = scripts.haveRun() ? AdaptedFiles.quietly(run, variables(), archived) : adapted;
        return Inputs.ofFiles(run, ofPackage);
    }

    /** The server's own copy of the package, unless the files on the machine may be others by now (R8.17). */
    private PackageFiles files() throws IOException {
        return scripts.haveRun() ? new InstalledFiles(run.host().files(), extracted, archived) : archived;
    }

    private void runStage(Stage stage) throws ActionFailed, TaskInterrupted, IOException {
        scripts.run(stage, directory, variables());
    }

    private String fill(CustomDirectory wanted, Activation activation, Reuse reuse) throws IOException {
        String path = wanted.path().path();
        int count = files().paths().size();
        if (activation.isCopied()) {
            wanted.copyFrom(extracted);
            run.info("Copied " + count + " files to " + path);
        } else if (activation.customLeadsTo().isPresent()) {
            wanted.carryOver(
                    activation.customLeadsTo().get(), extracted, Set.copyOf(archived.paths()), reuse.isEarlier());
        }
        run.setOutput("Package.InstallationDirectoryPath", path, false);
        run.setOutput("Package.CopiedFileCount", String.valueOf(count), false);
        return "";
    }

    private VariableDictionary variables() {
        return InstallationVariables.of(run, directory, extracted);
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

    private String noteSuccess(long entry, Reuse reuse) throws ActionFailed, TaskInterrupted, IOException {
        boolean isInUse = run.isDone("switch");
        String inputs = reuse.isEarlier() ? reuse.inputs() : Inputs.fingerprint(run, adaptedFiles());
        String seal = reuse.isEarlier() ? reuse.seal().id() : seal().id();
        run.installedPackages().succeeded(entry, directory, isInUse ? seal : "", isInUse ? inputs : "");
        return "";
    }

    private String adaptedFiles() throws ActionFailed, TaskInterrupted, IOException {
        return run.isDone("adapt") ? run.once("adapt", this::adapt) : "";
    }
}
