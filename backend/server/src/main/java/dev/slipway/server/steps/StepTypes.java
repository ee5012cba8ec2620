package dev.slipway.server.steps;

import dev.slipway.server.engine.ActionType;
import dev.slipway.server.steps.deploypackage.DeployPackage;
import dev.slipway.server.steps.packaging.DerivedArchives;
import dev.slipway.server.steps.script.RunScript;
import dev.slipway.server.steps.transferpackage.TransferPackage;
import java.util.List;

/** All step types. */
public final class StepTypes {
    private StepTypes() {}

    public static List<ActionType> all(DerivedArchives archives) {
        return List.of(new RunScript(archives), new DeployPackage(archives), new TransferPackage());
    }
}
