package dev.slipway.server.steps;

import dev.slipway.api.Action;
import dev.slipway.api.ActionBuilder;
import dev.slipway.api.PropertyValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** Actions as a process holds them. */
public final class TestActions {
    private TestActions() {}

    /** @param properties names and values in turn */
    public static Action action(String name, String type, String... properties) {
        Map<String, PropertyValue> values = new LinkedHashMap<>();
        for (int i = 0; i < properties.length; i += 2) {
            values.put(properties[i], PropertyValue.of(properties[i + 1]));
        }
        return ActionBuilder.builder()
                .id("Action-" + name)
                .name(name)
                .actionType(type)
                .properties(values)
                .build();
    }

    public static Action script(String name, String syntax, String body) {
        return script(name, syntax, body, "");
    }

    public static Action script(String name, String syntax, String body, String parameters) {
        return action(
                name,
                "Octopus.Script",
                "Octopus.Action.Script.ScriptSource",
                "Inline",
                "Octopus.Action.Script.Syntax",
                syntax,
                "Octopus.Action.Script.ScriptBody",
                body,
                "Octopus.Action.Script.ScriptParameters",
                parameters);
    }
}
