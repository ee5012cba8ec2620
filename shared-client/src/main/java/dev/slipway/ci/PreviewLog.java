package dev.slipway.ci;

import dev.slipway.api.DeploymentPreview;
import dev.slipway.api.PreviewStep;

/** Says in a build's log what would be done. */
final class PreviewLog {
    private PreviewLog() {}

    /** @param heading what the steps are of */
    static void tell(BuildLog log, String heading, DeploymentPreview preview) {
        log.info("Slipway: " + heading + ":");
        for (PreviewStep step : preview.stepsToExecute()) {
            String machines = step.machineNames().isEmpty() ? "" : " on " + String.join(", ", step.machineNames());
            log.info("  " + step.actionNumber() + " " + step.actionName() + machines);
        }
    }
}
