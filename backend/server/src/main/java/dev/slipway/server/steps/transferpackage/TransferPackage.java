package dev.slipway.server.steps.transferpackage;

import dev.slipway.host.ByteSource;
import dev.slipway.host.CachedPackage;
import dev.slipway.host.PackageContent;
import dev.slipway.server.deployment.PinnedPackage;
import dev.slipway.server.engine.ActionFailed;
import dev.slipway.server.engine.ActionRun;
import dev.slipway.server.engine.ActionType;
import dev.slipway.server.steps.packaging.AbsoluteDirectory;
import dev.slipway.server.steps.packaging.PackageVariables;
import dev.slipway.server.task.TaskInterrupted;
import java.io.IOException;

/** {@code Octopus.TransferPackage}: the package file itself, not extracted (R8.29). */
public final class TransferPackage implements ActionType {
    private static final String PATH = "Octopus.Action.Package.TransferPath";

    @Override
    public String name() {
        return "Octopus.TransferPackage";
    }

    @Override
    public void run(ActionRun run) throws ActionFailed, TaskInterrupted, IOException {
        PinnedPackage pinned =
                run.pinnedPackage("").orElseThrow(() -> new ActionFailed("The step has no package to transfer."));
        String directory = AbsoluteDirectory.parse(PATH, run.property(PATH)).path();
        String fileName = PackageVariables.fileName(pinned);
        String path = directory.endsWith("/") ? directory + fileName : directory + "/" + fileName;
        run.once("transfer", () -> {
            CachedPackage cached = run.host()
                    .ensurePackage(new PackageContent(
                            pinned.sha256().hex(), ByteSource.of(run.blobs().path(pinned.sha256()))));
            run.host().files().place(cached, path);
            run.info("Transferred " + pinned.packageId() + " " + pinned.version() + " to " + path);
            run.setOutput("Package.DirectoryPath", directory, false);
            run.setOutput("Package.FileName", fileName, false);
            run.setOutput("Package.FilePath", path, false);
            return path;
        });
    }
}
