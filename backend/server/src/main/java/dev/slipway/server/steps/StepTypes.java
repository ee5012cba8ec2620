package dev.slipway.server.steps;

import dev.slipway.server.engine.ActionType;
import dev.slipway.server.security.UserService;
import dev.slipway.server.steps.deploypackage.DeployPackage;
import dev.slipway.server.steps.httprequest.HttpRequestStep;
import dev.slipway.server.steps.manual.ManualIntervention;
import dev.slipway.server.steps.packaging.DerivedArchives;
import dev.slipway.server.steps.script.RunScript;
import dev.slipway.server.steps.transferpackage.TransferPackage;
import java.util.List;

/** All step types. */
public final class StepTypes {
    private StepTypes() {}

    public static List<ActionType> all(DerivedArchives archives, UserService users) {
        return List.of(
                new RunScript(archives),
                new DeployPackage(archives),
                new TransferPackage(),
                new HttpRequestStep(),
                new ManualIntervention(users));
    }
}
