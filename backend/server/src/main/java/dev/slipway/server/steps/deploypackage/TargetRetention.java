package dev.slipway.server.steps.deploypackage;

import dev.slipway.host.MachineLinks.Retired;
import dev.slipway.server.engine.ActionRun;
import dev.slipway.server.engine.InstalledPackages;
import dev.slipway.server.installation.Installation;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Deletes what a target need not keep any longer (R8.32 to R8.35). Nothing that goes wrong here fails a deployment. */
final class TargetRetention {
    private TargetRetention() {}

    static void apply(ActionRun run) {
        InstalledPackages journal = run.installedPackages();
        InstalledPackages.Expired expired = journal.expired();
        if (expired.entries().isEmpty()) {
            return;
        }
        try {
            Set<String> staying = new HashSet<>();
            if (!expired.directories().isEmpty()) {
                for (Retired retired : run.host().links().retire(expired.directories(), expired.links())) {
                    if (retired.isGone()) {
                        run.verbose("Retention deleted " + retired.directory());
                    } else {
                        run.verbose("Retention could not delete " + retired.directory() + ": " + retired.reason());
                        staying.add(retired.directory());
                    }
                }
            }
            List<Installation> gone = expired.entries().stream()
                    .filter(entry -> !staying.contains(entry.extractedTo()))
                    .toList();
            journal.remove(gone);
        } catch (IOException e) {
            run.verbose("Retention was not applied and comes again with the next deployment: " + e.getMessage());
        }
    }
}
