package dev.slipway.server.steps.deploypackage;

import dev.slipway.server.deployment.PinnedPackage;
import dev.slipway.server.engine.ActionFailed;
import dev.slipway.server.engine.ActionRun;
import dev.slipway.server.engine.ActionType;
import dev.slipway.server.steps.packaging.DerivedArchives;
import dev.slipway.server.steps.packaging.Features;
import dev.slipway.server.task.TaskInterrupted;
import java.io.IOException;

/** {@code Octopus.TentaclePackage}: extracts a package, adapts its files, runs its scripts. */
public final class DeployPackage implements ActionType {
    private final DerivedArchives archives;

    public DeployPackage(DerivedArchives archives) {
        this.archives = archives;
    }

    @Override
    public String name() {
        return "Octopus.TentaclePackage";
    }

    @Override
    public void run(ActionRun run) throws ActionFailed, TaskInterrupted, IOException {
        Features.refuseUnsupported(run);
        PinnedPackage pinned =
                run.pinnedPackage("").orElseThrow(() -> new ActionFailed("The step has no package to deploy."));
        new PackageDeployment(run, pinned, archives.files(pinned)).carryOut(archives);
    }
}
