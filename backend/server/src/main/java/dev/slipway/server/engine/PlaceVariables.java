package dev.slipway.server.engine;

import dev.slipway.api.Endpoint;
import dev.slipway.api.Machine;
import dev.slipway.server.deployment.plan.PlannedAction;
import dev.slipway.server.deployment.plan.PlannedStep;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The system variables of where one is: step, action, target (§6.7). */
final class PlaceVariables {
    private PlaceVariables() {}

    static Map<String, String> of(
            @Nullable PlannedStep step, @Nullable PlannedAction action, Optional<Machine> machine) {
        var variables = new LinkedHashMap<String, String>();
        if (step != null) {
            variables.put("Octopus.Step.Id", step.id());
            variables.put("Octopus.Step.Name", step.name());
            variables.put("Octopus.Step.Number", step.number());
            variables.put("Octopus.Action.TargetRoles", String.join(",", step.roles()));
        }
        if (action != null) {
            variables.put("Octopus.Action.Id", action.action().id());
            variables.put("Octopus.Action.Name", action.action().name());
            variables.put("Octopus.Action.Number", action.number());
        }
        machine.ifPresent(target -> {
            variables.put("Octopus.Machine.Id", target.id());
            variables.put("Octopus.Machine.Name", target.name());
            variables.put("Octopus.Machine.Roles", String.join(",", target.roles()));
            variables.put("Octopus.Machine.Hostname", hostname(target.endpoint()));
        });
        return variables;
    }

    private static String hostname(@Nullable Endpoint endpoint) {
        return endpoint == null || endpoint.host() == null ? "localhost" : endpoint.host();
    }
}
