package dev.slipway.server.steps.deploypackage;

import dev.slipway.server.deployment.PinnedPackage;
import dev.slipway.server.engine.ActionFailed;
import dev.slipway.server.engine.ActionRun;
import dev.slipway.server.installation.Installation;
import dev.slipway.server.steps.packaging.AdaptedFiles;
import dev.slipway.server.steps.packaging.PackageFiles;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Finds an installation of the same version that is still on the target, for a rollback to switch to. */
final class EarlierInstallation {
    private final ActionRun run;
    private final PinnedPackage pinned;
    private final PackageFiles packaged;

    EarlierInstallation(ActionRun run, PinnedPackage pinned, PackageFiles packaged) {
        this.run = run;
        this.pinned = pinned;
        this.packaged = packaged;
    }

    /**
     * The newest one whose directory is what it was sealed as, and whose files would be made from the same today. When there is none,
     * the log says why.
     *
     * @param parent where versions lie today
     */
    Optional<Installation> find(String parent) throws IOException {
        String reason = "no installation of it is kept on this target";
        for (Installation one : run.installedPackages().kept(pinned)) {
            reason = obstacle(one, parent);
            if (reason.isEmpty()) {
                return Optional.of(one);
            }
        }
        run.info(pinned.packageId() + " " + pinned.version() + " is deployed as a whole, for " + reason + ".");
        return Optional.empty();
    }

    private String obstacle(Installation one, String parent) throws IOException {
        String place = one.extractedTo();
        if (!place.startsWith(parent + "/")) {
            return place + " does not lie in " + parent;
        }
        if (!one.inputs().equals(inputs(place))) {
            return place + " was made from other values than hold now";
        }
        String seal = run.host().links().look(place, List.of()).seal();
        return seal.equals(one.seal()) ? "" : place + " is gone, or is not what was deployed";
    }

    private String inputs(String place) throws IOException {
        if (!AdaptedFiles.areWanted(run)) {
            return Inputs.fingerprint(run, "");
        }
        try {
            AdaptedFiles adapted = AdaptedFiles.quietly(run, InstallationVariables.of(run, place, place), packaged);
            return Inputs.fingerprint(run, Inputs.ofFiles(run, adapted));
        } catch (ActionFailed e) {
            run.verbose(String.valueOf(e.getMessage()));
            return "";
        }
    }
}
