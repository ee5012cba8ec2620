package dev.slipway.server.steps.deploypackage;

import dev.slipway.server.engine.ActionRun;
import dev.slipway.server.expression.VariableDictionary;
import dev.slipway.server.steps.packaging.PackageVariables;
import java.util.LinkedHashMap;

/** The variables of an action, with those that tell where its package is (R8.9). */
final class InstallationVariables {
    private InstallationVariables() {}

    /** As they are now, for scripts set output variables. */
    static VariableDictionary of(ActionRun run, String directory, String extracted) {
        var own = new LinkedHashMap<>(PackageVariables.of(run));
        own.put("Octopus.Action.Package.InstallationDirectoryPath", directory);
        own.put("OctopusOriginalPackageDirectoryPath", extracted);
        return run.variables().withAll(own);
    }
}
