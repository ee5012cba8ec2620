package dev.slipway.server.process;

import dev.slipway.api.DeploymentProcess;
import dev.slipway.api.PropertyValue;
import dev.slipway.api.SensitiveValue;
import dev.slipway.api.Step;
import dev.slipway.server.security.SecretFields;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The sensitive properties of steps and actions, by the field {@code <id of step or action>/<property>}. */
final class ProcessSecrets {
    private ProcessSecrets() {}

    static String field(String id, String property) {
        return id + "/" + property;
    }

    /** What a client sent. */
    static Map<String, SensitiveValue> sent(DeploymentProcess process) {
        var sent = new LinkedHashMap<String, SensitiveValue>();
        for (Step step : process.steps()) {
            collect(step.id(), step.properties(), sent);
            step.actions().forEach(action -> collect(action.id(), action.properties(), sent));
        }
        return sent;
    }

    private static void collect(String id, Map<String, PropertyValue> properties, Map<String, SensitiveValue> into) {
        properties.forEach((name, value) -> {
            if (value instanceof PropertyValue.Secret secret) {
                into.put(field(id, name), secret.value());
            }
        });
    }

    /** The process as it is stored and shown: only whether there is a value. */
    static DeploymentProcess without(DeploymentProcess process, SecretFields kept) {
        return process.withSteps(process.steps().stream()
                .map(step -> step.withProperties(shown(step.id(), step.properties(), kept))
                        .withActions(step.actions().stream()
                                .map(action -> action.withProperties(shown(action.id(), action.properties(), kept)))
                                .toList()))
                .toList());
    }

    private static Map<String, PropertyValue> shown(
            String id, Map<String, PropertyValue> properties, SecretFields kept) {
        var shown = new LinkedHashMap<String, PropertyValue>();
        properties.forEach((name, value) -> shown.put(
                name,
                value instanceof PropertyValue.Secret ? new PropertyValue.Secret(kept.shown(field(id, name))) : value));
        return Collections.unmodifiableMap(shown);
    }
}
